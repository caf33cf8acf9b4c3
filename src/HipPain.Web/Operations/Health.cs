using HipPain.Content;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HipPain.Web.Operations;

/// <summary>
/// <c>/healthz/live</c> says that the process answers; <c>/healthz/serving</c> that it has articles and is not stopping, so that readers may be sent to it;
/// <c>/healthz/ready</c> that it can use its database as well.
/// </summary>
internal static class Health
{
    public const string LivePath = "/healthz/live";
    private const string ServingPath = "/healthz/serving";
    private const string ReadyPath = "/healthz/ready";
    private const string Database = "database";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Farewell>().AddHostedService(provider => provider.GetRequiredService<Farewell>());
        // One for all, since it remembers.
        services.AddSingleton<DatabaseHealthCheck>();
        services.AddHealthChecks().AddCheck<Farewell>("farewell").AddCheck<GuideHealthCheck>("guide").AddCheck<DatabaseHealthCheck>(Database);
        return services;
    }

    /// <summary>Says good-bye to connections when the site stops.</summary>
    public static IApplicationBuilder UseFarewell(this IApplicationBuilder app) => app.Use(app.ApplicationServices.GetRequiredService<Farewell>().Close);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false });
        // A database that is away is away from all nodes: a proxy that asked for it would have nobody left to send readers to.
        endpoints.MapHealthChecks(ServingPath, new HealthCheckOptions { Predicate = check => check.Name != Database });
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
