using HipPain.Content.Articles;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Data;

/// <summary>The same database on PostgreSQL, which has migrations of its own.</summary>
public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : HipPainDbContext(options)
{
    // By the bytes of the text, as SQLite does: pages below another are found by the order of their addresses.
    private const string OfBytes = "C";

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation(OfBytes);
        configurationBuilder.Properties<Address>().UseCollation(OfBytes);
    }
}
