using HipPain.Content;
using HipPain.Web.Editors.Accounts;
using HipPain.Web.Handouts;

namespace HipPain.Web.Pages.Editor;

/// <summary>The form on which an editor sets a password and an authenticator app.</summary>
public sealed record PasswordForm
{
    /// <summary>The editor's name, for password safes.</summary>
    public required string Name { get; init; }

    /// <summary>The key as people type it: in groups of four.</summary>
    public required string Key { get; init; }

    /// <summary>The key as the form carries it.</summary>
    public required string SealedKey { get; init; }

    /// <summary>The key as apps read it.</summary>
    public required QrCode Code { get; init; }

    /// <summary>Why nothing could be saved, whatever was typed; null if it could.</summary>
    public string? Error { get; init; }

    /// <summary>Whether anything is wrong.</summary>
    public bool IsWrong => (Error ?? PasswordError ?? CodeError) is not null;

    /// <summary>What is wrong with the password; null if nothing is.</summary>
    public string? PasswordError { get; init; }

    /// <summary>What is wrong with the code; null if nothing is.</summary>
    public string? CodeError { get; init; }

    /// <summary>An empty form. The key is the one that the editor's app may have already, or else a new one.</summary>
    public static PasswordForm Of(Data.Editor editor, AuthenticatorKeys keys, Guide guide, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        key ??= keys.Make();
        return new PasswordForm
        {
            Name = editor.UserName!,
            Key = string.Join(' ', key.Chunk(4).Select(part => new string(part))),
            SealedKey = keys.Seal(editor, key),
            Code = QrCode.Of(AuthenticatorKeys.UriOf(editor, key, guide.Site.Name))!,
        };
    }
}

/// <summary>What an editor sent with it.</summary>
public sealed record PostedPassword
{
    /// <summary>The password as typed.</summary>
    public string Password { get; init; } = "";

    /// <summary>The password once more.</summary>
    public string Again { get; init; } = "";

    /// <summary>The key as the form carried it.</summary>
    public string SealedKey { get; init; } = "";

    /// <summary>What the app shows.</summary>
    public string Code { get; init; } = "";

    /// <summary>Reads the fields; they are empty where the request holds no form.</summary>
    public static PostedPassword Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = request.HasFormContentType ? request.Form : FormCollection.Empty;
        return new PostedPassword
        {
            Password = form["password"].ToString(),
            Again = form["again"].ToString(),
            SealedKey = form["key"].ToString(),
            Code = form["code"].ToString(),
        };
    }

    /// <summary>Sets the password and the app, if all is well.</summary>
    /// <returns>The recovery codes; or the form again, with what is wrong.</returns>
    public async Task<(PasswordForm Form, IReadOnlyList<string>? RecoveryCodes)> SetAsync(
        Data.Editor editor, WaysIn ways, AuthenticatorKeys keys, Guide guide, Action? change = null)
    {
        ArgumentNullException.ThrowIfNull(ways);
        ArgumentNullException.ThrowIfNull(keys);
        var key = keys.Open(editor, SealedKey);
        var form = PasswordForm.Of(editor, keys, guide, key);
        if (Password != Again)
        {
            return (form with { PasswordError = "The two passwords are not the same." }, null);
        }

        if (key is null)
        {
            return (form with { CodeError = "That took too long. There is a new picture for your app." }, null);
        }

        var set = await ways.SetPasswordAsync(editor, Password, key, Code, change);
        if (set.WasChanged)
        {
            return (form with { Error = Answers.ChangedMeanwhile }, null);
        }

        return set.RecoveryCodes.Count > 0
            ? (form, set.RecoveryCodes)
            : (form with { PasswordError = set.PasswordIsWrong, CodeError = set.CodeIsWrong ? "This is not the code that the app shows for the picture below." : null }, null);
    }
}
