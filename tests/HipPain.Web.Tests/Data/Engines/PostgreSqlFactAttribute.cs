namespace HipPain.Web.Tests.Data.Engines;

/// <summary>A test that needs a PostgreSQL server of its own. Where none can be started it is skipped, and says why.</summary>
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("HIPPAIN_REQUIRE_POSTGRESQL") is "1" ? null : PostgreSqlServer.Missing;
}
