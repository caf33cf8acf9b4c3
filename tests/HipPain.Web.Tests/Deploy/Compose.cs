using System.Text.Json.Nodes;

namespace HipPain.Web.Tests.Deploy;

/// <summary>The compose file as it is meant, with its anchors followed.</summary>
internal sealed record Compose
{
    public required JsonObject File { get; init; }

    public JsonObject Services => File["services"]!.AsObject();

    public static Compose Load() => new() { File = JsonNode.Parse(DeployFile.YamlAsJson(DeployFile.Read("compose/compose.yaml")))!.AsObject() };

    public JsonObject Service(string name) => Services[name]!.AsObject();

    public IReadOnlyDictionary<string, string> Environment(string service) =>
        Service(service)["environment"]!.AsObject().ToDictionary(variable => variable.Key, variable => variable.Value!.ToString());

    /// <summary>The names of the nodes of the site.</summary>
    public IReadOnlyList<string> Nodes => [.. Services.Where(service => (string?)service.Value!["image"] == "hippain").Select(service => service.Key)];

    public static IReadOnlyList<string> Texts(JsonNode? list) => [.. list?.AsArray().Select(item => item!.ToString()) ?? []];
}
