using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Data.Engines;

/// <summary>What a test adds to the database, whichever engine it is kept by.</summary>
internal static class DatabaseConfiguration
{
    public static IServiceCollection ConfigureDatabase(this IServiceCollection services, Action<DbContextOptionsBuilder> configure) =>
        services.ConfigureDbContext<HipPainDbContext>(configure).ConfigureDbContext<PostgreSqlDbContext>(configure);
}
