using HipPain.Content;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HipPain.Web.Operations;

/// <summary>
/// <c>/healthz/live</c> says that the process answers; <c>/healthz/ready</c> that it has articles, can use its database and is not stopping.
/// </summary>
internal static class Health
{
    public const string LivePath = "/healthz/live";
    private const string ReadyPath = "/healthz/ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Farewell>().AddHostedService(provider => provider.GetRequiredService<Farewell>());
        // One for all, since it remembers.
        services.AddSingleton<DatabaseHealthCheck>();
        services.AddHealthChecks().AddCheck<Farewell>("farewell").AddCheck<GuideHealthCheck>("guide").AddCheck<DatabaseHealthCheck>("database");
        return services;
    }

    /// <summary>Says good-bye to connections when the site stops.</summary>
    public static IApplicationBuilder UseFarewell(this IApplicationBuilder app) => app.Use(app.ApplicationServices.GetRequiredService<Farewell>().Close);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks(ReadyPath);
    }
}

/// <summary>Healthy when at least one article is published.</summary>
internal sealed class GuideHealthCheck(ArticleRepository articles) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(articles.Current.Articles.Count > 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("No article is published."));
}
