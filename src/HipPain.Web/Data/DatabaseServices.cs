using HipPain.Web.Operations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Data;

/// <summary>Adds the database to the site.</summary>
public static class DatabaseServices
{
    /// <summary>
    /// Adds <see cref="HipPainDbContext"/>, as a scoped service and through a factory, and <see cref="DatabaseSetup"/>. Call it
    /// before the features, so that they stop first and find the database still there.
    /// </summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<DatabaseOptions, DatabaseOptionsValidator>()
            .Bind(configuration.GetSection(DatabaseOptions.SectionName))
            .PostConfigure(options => options.ConnectionString =
                configuration.GetConnectionString(DatabaseOptions.ConnectionStringName) ?? new DatabaseOptions().ConnectionString)
            .Validate(
                options => DatabaseFile.TryParse(options.ConnectionString, HomeFolder.Find(), out _),
                "ConnectionStrings:HipPain must name a file, as in Data Source=data/hippain.db.");

        services.AddSingleton(provider => DatabaseFile.TryParse(
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString, HomeFolder.Find(), out var file)
                ? file
                : throw new InvalidOperationException("The options were not validated."));
        services.AddEditorTables();
        services.AddPooledDbContextFactory<HipPainDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<DatabaseFile>().ConnectionString)
            .AddInterceptors(new ConnectionPragmas())
            .ConfigureWarnings(QuietenRepeatedFailures));

        services.AddSingleton<DatabaseSetup>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseSetup>());
        services.AddSingleton<DeletedWords>();
        services.AddHostedService(provider => provider.GetRequiredService<DeletedWords>());
        return services;
    }

    /// <summary>The tables of editors, with passkeys: the context asks the options which ones it has.</summary>
    internal static IServiceCollection AddEditorTables(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

    // Each user of the database says in its own words that it fails; EF would say so again.
    private static void QuietenRepeatedFailures(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandExecuted, LogLevel.Debug),
        (RelationalEventId.CommandError, LogLevel.Debug),
        (RelationalEventId.ConnectionError, LogLevel.Debug),
        (RelationalEventId.TransactionError, LogLevel.Debug),
        (CoreEventId.QueryIterationFailed, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug));
}
