using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace HipPain.Web.Tests.Deploy;

/// <summary>The files that operators are given to run the site with, and the Dockerfile, which they have to agree with.</summary>
internal static partial class DeployFile
{
    /// <summary>Where Caddy's configuration is.</summary>
    public const string Caddyfile = "compose/Caddyfile";

    /// <summary>How long the site may take to stop, as docs/operators.md says.</summary>
    public static readonly TimeSpan Stop = TimeSpan.FromSeconds(8);

    public static string Folder { get; } = System.IO.Path.Combine(Repository.Root, "deploy");

    /// <summary>The port that the image listens on.</summary>
    public static int Port { get; } = int.Parse(OneOf(Exposed, File.ReadAllText(System.IO.Path.Combine(Repository.Root, "Dockerfile"))), CultureInfo.InvariantCulture);

    /// <summary>The folder of the image that a volume is for.</summary>
    public static string DataFolder { get; } = OneOf(Volume, File.ReadAllText(System.IO.Path.Combine(Repository.Root, "Dockerfile")));

    public static string PathOf(string name) => System.IO.Path.Combine(Folder, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>YAML as it is meant: anchors are followed, and what is not in quotes may be a number or a truth.</summary>
    public static object ReadYaml(string text) => new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build()
        .Deserialize<object>(new MergingParser(new Parser(new StringReader(text))));

    /// <summary>The same as JSON.</summary>
    public static string YamlAsJson(string text) => new SerializerBuilder().JsonCompatible().Build().Serialize(ReadYaml(text));

    private static string OneOf(Regex form, string text) => Assert.Single(form.Matches(text)).Groups[1].Value;

    [GeneratedRegex("^EXPOSE ([0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Exposed { get; }

    [GeneratedRegex("^VOLUME (/.+)$", RegexOptions.Multiline)]
    private static partial Regex Volume { get; }
}
