using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HipPain.Web.Data;

/// <summary>Gives <c>dotnet ef</c> a context of SQLite without starting the site.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<HipPainDbContext>
{
    /// <inheritdoc />
    public HipPainDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<HipPainDbContext>()
            .UseSqlite("Data Source=:memory:")
            .UseApplicationServiceProvider(new ServiceCollection().AddEditorTables().BuildServiceProvider())
            .Options);
}

/// <summary>Gives <c>dotnet ef</c> a context of PostgreSQL; it needs no server to make a migration.</summary>
internal sealed class DesignTimePostgreSqlContextFactory : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    /// <inheritdoc />
    public PostgreSqlDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlDbContext>()
            .UseNpgsql("Host=localhost;Database=hippain")
            .UseApplicationServiceProvider(new ServiceCollection().AddEditorTables().BuildServiceProvider())
            .Options);
}
