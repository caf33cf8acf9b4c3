using System.Reflection;
using System.Text.RegularExpressions;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Deploy;

/// <summary>What holds of every way to run the site.</summary>
public sealed partial class DeployTests : IDisposable
{
    // Of .NET's own, those that docs/operators.md or the Dockerfile speak of.
    private static readonly string[] OfTheRuntime = ["ASPNETCORE_URLS", "DOTNET_EnableDiagnostics"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-deploy-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("compose")]
    [InlineData("kubernetes")]
    [InlineData("systemd")]
    public void Every_setting_is_one_that_the_site_reads(string way)
    {
        var known = Known();
        Assert.Contains("PageViews__InflationCap", known);

        Assert.Empty(DeployedSettings.Of(way).Keys.Except(known).Except(OfTheRuntime));
        Assert.Contains("Site__Origin", DeployedSettings.Of(way).Keys);
        Assert.Contains("Proxy__Addresses", DeployedSettings.Of(way).Keys);
    }

    [Theory]
    [InlineData("compose")]
    [InlineData("kubernetes")]
    [InlineData("systemd")]
    public async Task Site_starts_with_the_settings_and_serves_before_its_database_is_there(string way)
    {
        await using var site = Site.With(host =>
        {
            foreach (var (name, value) in DeployedSettings.Of(way).Where(setting => !OfTheRuntime.Contains(setting.Key)))
            {
                var here = value.Replace(DeployFile.DataFolder, _folder.FullName, StringComparison.Ordinal).Replace("/var/lib/hippain", _folder.FullName, StringComparison.Ordinal);
                host.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), here);
            }
        });
        using var client = site.CreateClient();

        foreach (var path in (string[])["/healthz/live", "/healthz/serving"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(200, (int)answer.StatusCode);
        }
    }

    [Fact]
    public void No_file_holds_a_password()
    {
        var files = Directory.EnumerateFiles(DeployFile.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != ".env").ToList();
        Assert.NotEmpty(files);

        Assert.All(files, file => Assert.All(Password.Matches(File.ReadAllText(file)), found =>
            Assert.True(found.Groups[1].Value.StartsWith("${", StringComparison.Ordinal) || found.Groups[1].Value is "…" or "%s", $"{file} says \"{found.Value}\".")));
    }

    [Fact]
    public void Ports_and_image_are_those_of_the_Dockerfile()
    {
        var (compose, cluster) = (Compose.Load(), Cluster.Load());

        Assert.Equal(DeployFile.Port, Assert.Single(cluster.Site.Ports).ContainerPort);
        Assert.Equal(compose.Nodes.Select(node => $"{node}:{DeployFile.Port}"), Upstreams.Match(DeployFile.Read(DeployFile.Caddyfile)).Groups[1].Value.Split(' '));
        Assert.Equal((string?)compose.Service(compose.Nodes[0])["image"], cluster.Site.Image.Split('/')[^1].Split(':')[0]);
        var build = Path.GetFullPath((string)compose.Service(compose.Nodes[0])["build"]!, DeployFile.PathOf("compose"));
        Assert.True(File.Exists(Path.Combine(build, "Dockerfile")));
    }

    /// <summary>All settings that are bound to options, by the names of their variables.</summary>
    private static HashSet<string> Known() =>
    [
        $"ConnectionStrings__{DatabaseOptions.ConnectionStringName}",
        .. typeof(Program).Assembly.GetTypes()
            .Select(type => (type, section: (type.GetField("Section") ?? type.GetField("SectionName")) is { IsLiteral: true } field ? (string?)field.GetRawConstantValue() : null))
            .Where(options => options.section is not null)
            .SelectMany(options => options.type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite && property.Name != nameof(DatabaseOptions.ConnectionString)).Select(property => $"{options.section}__{property.Name}")),
    ];

    [GeneratedRegex(@"password *[=:] *['""]?([^'"";\s,\\]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Password { get; }

    [GeneratedRegex(@"reverse_proxy ([^{]+) \{")]
    private static partial Regex Upstreams { get; }
}
