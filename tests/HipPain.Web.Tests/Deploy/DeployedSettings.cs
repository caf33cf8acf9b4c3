using System.Text.RegularExpressions;

namespace HipPain.Web.Tests.Deploy;

/// <summary>The environment that the site gets in each way to run it, with example values where the operator's own belong.</summary>
internal static partial class DeployedSettings
{
    private const string Connection = "Host=database;Database=hippain;Username=hippain;Password=secret";

    public static IReadOnlyDictionary<string, string> Of(string way) => way switch
    {
        "compose" => Compose.Load().Environment("site-1").ToDictionary(
            setting => setting.Key,
            setting => FromOperator.Replace(setting.Value, variable => variable.Groups[1].Value == "SITE_ORIGIN" ? "https://hippain.example" : "secret")),
        "kubernetes" => OfCluster(),
        "systemd" => SystemdUnit.Load().Environment(),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    private static Dictionary<string, string> OfCluster()
    {
        var cluster = Cluster.Load();
        var container = Assert.Single(cluster.Deployment.Spec.Template.Spec.Containers);
        Assert.Equal([cluster.Settings.Metadata.Name], container.EnvFrom.Select(source => source.ConfigMapRef.Name));
        var settings = new Dictionary<string, string>(cluster.Settings.Data);
        foreach (var variable in container.Env)
        {
            settings.Add(variable.Name, variable.ValueFrom?.SecretKeyRef is null ? variable.Value : Connection);
        }

        return settings;
    }

    [GeneratedRegex(@"\$\{([A-Z_]+):\?[^}]+\}")]
    private static partial Regex FromOperator { get; }
}
