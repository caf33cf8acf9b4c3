using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Publishing;

/// <summary>Where the articles are.</summary>
public sealed class ContentOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Content";

    /// <summary>The folder of articles; a relative path counts from the home folder.</summary>
    public string Root { get; set; } = "content";

    /// <summary>The folder as a full path.</summary>
    public string FullRoot => Path.GetFullPath(Root, HomeFolder.Find());
}

internal sealed class ContentOptionsValidator : IValidateOptions<ContentOptions>
{
    public ValidateOptionsResult Validate(string? name, ContentOptions options) =>
        Directory.Exists(options.FullRoot)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The setting Content:Root names a folder that does not exist: {options.FullRoot}.");
}
