using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HipPain.Web.Security;
using NJsonSchema;

namespace HipPain.Web.Tests.Deploy;

/// <summary>The compose file, held against the Compose Specification and against what the site needs.</summary>
public sealed partial class ComposeTests
{
    private readonly Compose _compose = Compose.Load();

    [Fact]
    public async Task File_is_what_the_specification_expects()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Deploy", "compose-spec", "compose-spec.json"));

        Assert.Empty(schema.Validate(_compose.File.ToJsonString()));
        foreach (var (right, wrong) in (ReadOnlySpan<(string, string)>)[("read_only: true", "readonly: true"), ("cap_drop: [ALL]", "cap_drop: ALL"), ("internal: true", "internal: 7"), ("mem_limit:", "memory_limit:")])
        {
            var misspelt = DeployFile.YamlAsJson(DeployFile.Read("compose/compose.yaml").Replace(right, wrong, StringComparison.Ordinal));
            Assert.True(schema.Validate(misspelt).Count > 0, $"\"{wrong}\" is let through.");
        }
    }

    [Fact]
    public void Services_use_networks_and_volumes_that_there_are_and_none_is_left_over()
    {
        var networks = _compose.Services.SelectMany(service => NetworksOf(service.Value!)).Distinct();
        var volumes = _compose.Services.SelectMany(service => Compose.Texts(service.Value!["volumes"])).Select(volume => volume.Split(':')[0]).Where(name => name[0] != '.');

        Assert.Equal(Names("networks"), networks.Order(StringComparer.Ordinal));
        Assert.Equal(Names("volumes"), volumes.Order(StringComparer.Ordinal));

        IEnumerable<string> Names(string part) => _compose.File[part]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Nodes_differ_by_the_folder_alone_that_each_of_them_keeps()
    {
        Assert.Equal(2, _compose.Nodes.Count);
        var nodes = _compose.Nodes.Select(_compose.Service).ToList();

        var folders = nodes.Select(node => Assert.Single(Compose.Texts(node["volumes"])).Split(':')).ToList();
        Assert.All(folders, folder => Assert.Equal(DeployFile.DataFolder, folder[1]));
        Assert.Equal(2, folders.Select(folder => folder[0]).Distinct().Count());
        Assert.Equal(DeployFile.DataFolder, _compose.Environment(_compose.Nodes[0])["Database__Folder"]);
        Assert.All(nodes, node => Assert.True(node.Remove("volumes")));
        Assert.True(JsonNode.DeepEquals(nodes[0], nodes[1]));
    }

    [Fact]
    public void Nodes_run_with_no_right_that_they_do_not_need_and_have_time_to_stop()
    {
        var node = _compose.Service(_compose.Nodes[0]);

        Assert.True((bool)node["read_only"]!);
        Assert.Equal(["/tmp"], Compose.Texts(node["tmpfs"]));
        Assert.Null(node["user"]);
        Assert.InRange(TimeSpan.FromSeconds(int.Parse(node["stop_grace_period"]!.ToString().TrimEnd('s'))), DeployFile.Stop + TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));
        Assert.InRange((int)node["ulimits"]!["nofile"]!, ServerLimits.Connections * 2, int.MaxValue);
        Assert.All(_compose.Services, service =>
        {
            Assert.Equal(["ALL"], Compose.Texts(service.Value!["cap_drop"]));
            Assert.Equal(["no-new-privileges:true"], Compose.Texts(service.Value!["security_opt"]));
            Assert.Equal("local", (string?)service.Value!["logging"]!["driver"]);
            Assert.Equal("unless-stopped", (string?)service.Value!["restart"]);
        });
    }

    [Fact]
    public void Proxy_alone_is_reached_from_outside_and_is_the_one_that_is_believed()
    {
        var proxy = Assert.Single(_compose.Services, service => service.Value!["ports"] is not null);
        Assert.DoesNotContain(proxy.Key, _compose.Nodes);
        var address = (string?)proxy.Value!["networks"]!["front"]!["ipv4_address"];
        Assert.Equal(address, _compose.Environment(_compose.Nodes[0])["Proxy__Addresses"]);

        var front = _compose.File["networks"]!["front"]!["ipam"]!["config"]![0]!;
        Assert.True(IPNetwork.Parse((string)front["subnet"]!).Contains(IPAddress.Parse(address!)));
        Assert.False(IPNetwork.Parse((string)front["ip_range"]!).Contains(IPAddress.Parse(address!)), "Another container could be given the proxy's address.");
        Assert.Equal(["back"], NetworksOf(_compose.Service("database")));
        Assert.True((bool)_compose.File["networks"]!["back"]!["internal"]!);
    }

    [Fact]
    public void What_only_the_operator_knows_has_no_default()
    {
        var variables = Variable.Matches(DeployFile.Read("compose/compose.yaml"));

        Assert.Equal(["DATABASE_PASSWORD", "SITE_ORIGIN"], variables.Select(variable => variable.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.All(variables, variable => Assert.Equal(":?", variable.Groups[2].Value));
        Assert.Equal(_compose.Environment("database")["POSTGRES_PASSWORD"], Assert.Single(Variable.Matches(_compose.Environment(_compose.Nodes[0])["ConnectionStrings__HipPain"])).Value);
    }

    [Fact]
    public void Site_knows_the_database_by_the_name_user_and_database_that_it_has()
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(_compose.Environment(_compose.Nodes[0])["ConnectionStrings__HipPain"]);
        var server = _compose.Environment(connection.Host!);

        Assert.Equal((server["POSTGRES_DB"], server["POSTGRES_USER"]), (connection.Database!, connection.Username!));
    }

    private static IEnumerable<string> NetworksOf(JsonNode service) =>
        service["networks"] is JsonObject named ? named.Select(network => network.Key) : Compose.Texts(service["networks"]);

    [GeneratedRegex(@"\$\{([A-Z_]+)(:?[-?+]?)[^}]*\}")]
    private static partial Regex Variable { get; }
}
