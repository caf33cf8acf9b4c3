using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HipPain.Web.Data;

/// <summary>Gives <c>dotnet ef</c> a context without starting the site.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<HipPainDbContext>
{
    /// <inheritdoc />
    public HipPainDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<HipPainDbContext>()
            .UseSqlite("Data Source=:memory:")
            .UseApplicationServiceProvider(new ServiceCollection().AddEditorTables().BuildServiceProvider())
            .Options);
}
