namespace HipPain.Web.Data.Backups;

/// <summary>Adds the daily copy of the database to the site.</summary>
public static class BackupServices
{
    /// <summary>Adds <see cref="DailyBackup"/>. Database servers have tools of their own for that, so it is for SQLite alone.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<BackupOptions, BackupOptionsValidator>()
            .Bind(configuration.GetSection(BackupOptions.SectionName));
        if (!DatabaseServices.IsOverNetwork(configuration))
        {
            services.AddSingleton<DatabaseBackup>();
            services.AddSingleton<BackupShelf>();
            services.AddHostedService<DailyBackup>();
        }

        return services;
    }
}
