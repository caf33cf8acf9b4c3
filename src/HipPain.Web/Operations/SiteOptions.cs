using Microsoft.Extensions.Options;

namespace HipPain.Web.Operations;

/// <summary>How readers reach the site.</summary>
public sealed class SiteOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Site";

    /// <summary>Scheme, host and port as readers see them, without a path.</summary>
    public string Origin { get; set; } = "http://localhost:5080";

    /// <summary>The origin as a URI; valid once the settings have been checked.</summary>
    public Uri OriginUri => new(Origin);

    /// <summary>A path's address as people write it down: without a scheme where it is <c>https</c>.</summary>
    public string Written(string path) => Absolute(path) is var whole && whole.StartsWith("https://", StringComparison.Ordinal) ? whole["https://".Length..] : whole;

    /// <summary>The absolute form of a path that starts with a slash.</summary>
    public string Absolute(string path) => OriginUri.GetLeftPart(UriPartial.Authority) + path;
}

internal sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
        Uri.TryCreate(options.Origin, UriKind.Absolute, out var origin)
        && origin.Scheme is "http" or "https"
        && origin is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("The setting Site:Origin has to be scheme, host and port only, such as https://hippain.example.");
}
