using HipPain.Web.Tests.Data.Engines;

namespace HipPain.Web.Tests.Nodes;

/// <summary>A test that needs PostgreSQL and nginx. Where one is missing it is skipped, and says why.</summary>
public sealed class NodesFactAttribute : FactAttribute
{
    public NodesFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("HIPPAIN_REQUIRE_POSTGRESQL") is "1" ? null : PostgreSqlServer.Missing ?? Nginx.Missing;
}
