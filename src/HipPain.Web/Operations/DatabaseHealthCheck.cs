using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HipPain.Web.Operations;

/// <summary>Healthy when the database is migrated, its file is in its place and a query is answered.</summary>
public sealed class DatabaseHealthCheck(DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!setup.IsReady)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database is not ready.");
        }

        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            await database.PageViewCounts.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.", cause);
        }
    }
}
