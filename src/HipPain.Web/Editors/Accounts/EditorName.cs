using System.Text.RegularExpressions;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>What an editor may be called.</summary>
internal sealed partial class EditorName : IUserValidator<Editor>
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "A name has 1 to 64 characters: letters and digits, and between them spaces, dots, hyphens and underscores.";

    /// <summary>Whether somebody may be called this.</summary>
    public static bool IsValid(string name) => name.Length <= Editor.MaxNameLength && Form.IsMatch(name);

    /// <inheritdoc />
    public async Task<IdentityResult> ValidateAsync(UserManager<Editor> manager, Editor user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(user);
        var name = user.UserName ?? "";
        return !IsValid(name) ? IdentityResult.Failed(new IdentityError { Code = nameof(EditorName), Description = Rule })
            : await manager.FindByNameAsync(name) is { } other && other.Id != user.Id
                ? IdentityResult.Failed(new IdentityError { Code = nameof(EditorName), Description = $"There is an editor \"{other.UserName}\" already." })
                : IdentityResult.Success;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}](?:[ ._-]?[\p{L}\p{M}\p{Nd}])*\z", RegexOptions.None, 1000)]
    private static partial Regex Form { get; }
}
