using HipPain.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HipPain.Web.Operations;

/// <summary>
/// Healthy when the database is migrated, its file is in its place and it takes a row: a disk that is full still answers queries. However many ask,
/// it is tried once in <see cref="HoldsFor"/>.
/// </summary>
public sealed class DatabaseHealthCheck(DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time) : IHealthCheck, IDisposable
{
    /// <summary>How long what was found out holds.</summary>
    public static readonly TimeSpan HoldsFor = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turn = new(1);
    private (Exception? Failure, long At)? _last;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!setup.IsReady)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database is not ready.");
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.At) >= HoldsFor)
            {
                // Others hear of it too, so nobody who goes away ends it.
                _last = last = (await TryAsync(), time.GetTimestamp());
            }

            return last.Failure is null
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, "The database does not take what is written.", last.Failure);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<Exception?> TryAsync()
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync();
            await using var transaction = await database.Database.BeginTransactionAsync();
            // No batch of counts has this id. The row is gone before anybody sees it, but the page that it stood on is written.
            database.PageViewBatches.Add(new PageViewBatch { Id = Guid.Empty, StoredAt = time.GetUtcNow().UtcDateTime });
            await database.SaveChangesAsync();
            await database.PageViewBatches.Where(batch => batch.Id == Guid.Empty).ExecuteDeleteAsync();
            await transaction.CommitAsync();
            return null;
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            // Somebody else writes, so it can be written.
            return null;
        }
        catch (Exception cause)
        {
            return cause;
        }
    }
}
