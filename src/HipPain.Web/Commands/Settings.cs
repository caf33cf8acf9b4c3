using System.Text.RegularExpressions;
using HipPain.Web.Publishing;

namespace HipPain.Web.Commands;

/// <summary>Tells settings of the site (<c>--Content:Root=/articles</c>) from the words of a command.</summary>
internal static partial class Settings
{
    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var index = 0; index < args.Length; index++)
        {
            var isSetting = Form.IsMatch(args[index]);
            (isSetting ? settings : words).Add(args[index]);
            if (isSetting && !args[index].Contains('=', StringComparison.Ordinal) && index + 1 < args.Length)
            {
                settings.Add(args[++index]);
            }
        }

        return ([.. settings], [.. words]);
    }

    /// <summary>The content folder that the settings name; null, with a sentence that names the setting, if there is none.</summary>
    public static string? ContentFolder(string[] settings, TextWriter error)
    {
        var configuration = Read(settings);
        var options = configuration.GetSection(ContentOptions.Section).Get<ContentOptions>() ?? new ContentOptions();
        if (new ContentOptionsValidator().Validate(null, options) is { Failed: true } invalid)
        {
            error.WriteLine(invalid.FailureMessage);
            return null;
        }

        return options.FullRoot;
    }

    /// <summary>All settings, as the site reads them.</summary>
    public static IConfigurationRoot Read(string[] settings) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();

    // A section and a key; a slash or two hyphens before it, or an equals sign behind it, set it apart from a title.
    [GeneratedRegex(@"^((--|/)[A-Za-z]+(:[A-Za-z0-9]+)+(=.*)?|[A-Za-z]+(:[A-Za-z0-9]+)+=.*)\z", RegexOptions.Singleline)]
    private static partial Regex Form { get; }
}
