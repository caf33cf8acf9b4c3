using HipPain.Web.Data.Engines;
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
                options => options.Provider is DatabaseOptions.PostgreSql || DatabaseFile.TryParse(options.ConnectionString, HomeFolder.Find(), out _),
                "ConnectionStrings:HipPain must name a file, as in Data Source=data/hippain.db.")
            .Validate(
                options => options.Provider is not DatabaseOptions.PostgreSql || PostgreSqlEngine.TryParse(options.ConnectionString, "", out _),
                "ConnectionStrings:HipPain must name a host and a database, as in Host=localhost;Database=hippain;Username=hippain.");
        services.AddEditorTables();
        if (IsOverNetwork(configuration))
        {
            services.AddPostgreSql();
        }
        else
        {
            services.AddSqlite();
        }

        services.AddSingleton<DatabaseSetup>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseSetup>());
        services.AddSingleton<DeletedWords>();
        services.AddHostedService(provider => provider.GetRequiredService<DeletedWords>());
        return services;
    }

    /// <summary>Whether the settings name a database on a server, and not a file.</summary>
    internal static bool IsOverNetwork(IConfiguration configuration) =>
        configuration.GetSection(DatabaseOptions.SectionName)[nameof(DatabaseOptions.Provider)] is DatabaseOptions.PostgreSql;

    private static void AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton(provider => DatabaseFile.TryParse(OptionsOf(provider).ConnectionString, HomeFolder.Find(), out var file)
            ? file
            : throw new InvalidOperationException("The options were not validated."));
        services.AddSingleton<IDatabaseEngine, SqliteEngine>();
        services.AddPooledDbContextFactory<HipPainDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<DatabaseFile>().ConnectionString)
            .AddInterceptors(new ConnectionPragmas())
            .ConfigureWarnings(QuietenRepeatedFailures));
    }

    // EF's own retries are off: they could store a batch twice. Whoever writes tries again by itself, and knows what is stored already.
    private static void AddPostgreSql(this IServiceCollection services)
    {
        services.AddSingleton(provider => PostgreSqlEngine.TryParse(
            OptionsOf(provider).ConnectionString, Path.GetFullPath(OptionsOf(provider).Folder, HomeFolder.Find()), out var engine)
            ? engine
            : throw new InvalidOperationException("The options were not validated."));
        services.AddSingleton<IDatabaseEngine>(provider => provider.GetRequiredService<PostgreSqlEngine>());
        services.AddPooledDbContextFactory<PostgreSqlDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<PostgreSqlEngine>().ConnectionString)
            .ConfigureWarnings(QuietenRepeatedFailures));
        services.AddSingleton<IDbContextFactory<HipPainDbContext>, PostgreSqlContexts>();
        services.AddScoped<HipPainDbContext>(provider => provider.GetRequiredService<PostgreSqlDbContext>());
    }

    private static DatabaseOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;

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

    private sealed class PostgreSqlContexts(IDbContextFactory<PostgreSqlDbContext> contexts) : IDbContextFactory<HipPainDbContext>
    {
        public HipPainDbContext CreateDbContext() => contexts.CreateDbContext();

        public async Task<HipPainDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await contexts.CreateDbContextAsync(cancellationToken);
    }
}
