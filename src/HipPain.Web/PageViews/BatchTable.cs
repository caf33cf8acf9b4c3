using System.Data.Common;
using HipPain.Web.Data;
using HipPain.Web.Data.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HipPain.Web.PageViews;

/// <summary>
/// Puts batches of counts into the database. A batch is one transaction that first notes the batch's id: where the id is there
/// already, an earlier attempt was committed and its answer lost, and nothing is applied again. An id is of use for as long as
/// its batch may be tried again, so each batch takes the id of the one before it away.
/// </summary>
public sealed class BatchTable(
    IDatabaseEngine engine, DatabaseSetup setup, SpillFolder spills, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time)
{
    private Guid _last;

    /// <summary>Stores a batch and forgets ids that are of no more use.</summary>
    /// <exception cref="InvalidOperationException">The database is not ready, or its file was exchanged meanwhile.</exception>
    /// <exception cref="DbException">The database refused.</exception>
    public async Task StoreAsync(CountedBatch batch, CancellationToken cancellationToken)
    {
        await StoreAsync(batch, forget: true, cancellationToken);
        _last = batch.Id;
    }

    /// <summary>Stores a batch of an earlier run. It forgets no id, since other batches of that time may be waiting.</summary>
    /// <exception cref="InvalidOperationException">The database is not ready, or its file was exchanged meanwhile.</exception>
    /// <exception cref="DbException">The database refused.</exception>
    public Task StoreFromFileAsync(CountedBatch batch, CancellationToken cancellationToken) =>
        StoreAsync(batch, forget: false, cancellationToken);

    private async Task StoreAsync(CountedBatch batch, bool forget, CancellationToken cancellationToken)
    {
        var opened = engine.Identity;
        if (!setup.IsReady)
        {
            throw new InvalidOperationException("The database is not ready.");
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Database.SetCommandTimeout(DatabaseFile.LockTimeoutSeconds);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await NoteAsync(database, batch.Id, cancellationToken))
        {
            await AddAsync(database, await BoundAsync(database, batch, cancellationToken), cancellationToken);
            if (forget)
            {
                await ForgetAsync(database, cancellationToken);
            }

            batch.IsInDoubt = true;
            await transaction.CommitAsync(CancellationToken.None);
        }

        if (!Equals(engine.Identity, opened))
        {
            throw new InvalidOperationException("The database file was exchanged meanwhile.");
        }
    }

    private async Task<bool> NoteAsync(HipPainDbContext database, Guid id, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlAsync(
            $"""INSERT INTO "PageViewBatches" ("Id", "StoredAt") VALUES ({id}, {Now}) ON CONFLICT DO NOTHING""",
            cancellationToken) > 0;

    // Of this run the one before, of runs that have ended what is old; none while a run has left a file here, since its batches may be among these.
    private Task ForgetAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        var oldest = Now - engine.BatchIdsKept;
        return spills.IsEmpty
            ? database.Database.ExecuteSqlAsync($"""DELETE FROM "PageViewBatches" WHERE "Id" = {_last} OR "StoredAt" < {oldest}""", cancellationToken)
            : Task.CompletedTask;
    }

    private async Task<IReadOnlyDictionary<PageViewKey, long>> BoundAsync(
        HipPainDbContext database, CountedBatch batch, CancellationToken cancellationToken)
    {
        var days = batch.Counts.Keys.Where(DayLimits.Bounds).Select(key => key.Day).Distinct().ToList();
        if (days.Count == 0)
        {
            return batch.Counts;
        }

        await engine.HoldNamesAsync(database, cancellationToken);
        var rows = await database.PageViewCounts.AsNoTracking()
            .Where(count => days.Contains(count.Day) && (count.Kind == PageViewKind.Referrer || count.Kind == PageViewKind.SearchMiss))
            .Select(count => new PageViewKey(count.Day, count.Kind, count.Name)).ToListAsync(cancellationToken);
        return DayLimits.Bound(batch.Counts, rows.Where(DayLimits.Bounds).ToHashSet());
    }

    // One statement is prepared and run for every row: a batch after an outage has many.
    private static async Task AddAsync(
        HipPainDbContext database, IReadOnlyDictionary<PageViewKey, long> counts, CancellationToken cancellationToken)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText =
            """
            INSERT INTO "PageViewCounts" ("Day", "Kind", "Name", "Count") VALUES (@day, @kind, @name, @count)
            ON CONFLICT ("Day", "Kind", "Name") DO UPDATE SET "Count" = "PageViewCounts"."Count" + excluded."Count"
            """;
        var (day, kind, name, added) = (Parameter("day"), Parameter("kind"), Parameter("name"), Parameter("count"));
        foreach (var (key, count) in CountedBatch.InKeyOrder(counts))
        {
            (day.Value, kind.Value, name.Value, added.Value) = (key.Day, key.Kind.ToString(), key.Name, count);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        DbParameter Parameter(string parameterName)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = parameterName;
            command.Parameters.Add(parameter);
            return parameter;
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
