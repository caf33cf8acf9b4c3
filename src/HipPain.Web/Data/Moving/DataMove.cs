using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HipPain.Web.Data.Moving;

/// <summary>Copies all that one database holds into another, which is empty, and proves that both hold as much.</summary>
/// <param name="source">The database that has the data. It is only read; while the copy is made, nobody can write to it.</param>
/// <param name="target">The database that gets it, all in one transaction or nothing.</param>
internal sealed class DataMove(HipPainDbContext source, HipPainDbContext target)
{
    private const int RowsAtOnce = 1_000;

    private static readonly MethodInfo CopyRows = typeof(DataMove).GetMethod(nameof(CopyAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly MethodInfo CountRows = typeof(DataMove).GetMethod(nameof(CountAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    private long _copied;

    /// <summary>The tables in an order in which each comes after those that it refers to.</summary>
    private IReadOnlyList<IEntityType> Tables =>
        [.. target.Model.GetEntityTypes().Where(type => !type.IsOwned()).OrderBy(type => type.GetForeignKeys().Any()).ThenBy(type => type.GetTableName(), StringComparer.Ordinal)];

    /// <summary>Copies every table.</summary>
    /// <param name="progress">Told how many rows are copied of how many; null if nobody asks.</param>
    /// <param name="cancellationToken">Gives up; the target stays empty.</param>
    /// <returns>How many rows each table has now.</returns>
    /// <exception cref="DataMoveException">The target is not empty, or does not hold as much as the source in the end. It is as it was.</exception>
    /// <exception cref="System.Data.Common.DbException">A database failed. The target is as it was.</exception>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(Action<long, long>? progress, CancellationToken cancellationToken)
    {
        await using var reading = await source.Database.BeginTransactionAsync(cancellationToken);
        await using var writing = await target.Database.BeginTransactionAsync(cancellationToken);
        var there = await CountsAsync(target, cancellationToken);
        if (there.FirstOrDefault(table => table.Value > 0) is { Key: { } full, Value: var rows })
        {
            throw new DataMoveException($"The table {full} has {rows:N0} rows already. Only an empty database can take them.");
        }

        var before = await CountsAsync(source, cancellationToken);
        target.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var type in Tables)
        {
            await (Task)CopyRows.MakeGenericMethod(type.ClrType).Invoke(this, [before.Values.Sum(), progress, cancellationToken])!;
        }

        var after = await CountsAsync(target, cancellationToken);
        if (before.FirstOrDefault(table => after[table.Key] != table.Value) is { Key: { } table, Value: var expected })
        {
            throw new DataMoveException($"Of {expected:N0} rows of the table {table}, {after[table]:N0} arrived.");
        }

        if (await ViewsAsync(source, cancellationToken) is var views && await ViewsAsync(target, cancellationToken) is var moved && views != moved)
        {
            throw new DataMoveException($"Of {views:N0} counted, {moved:N0} arrived.");
        }

        await CountOnAsync(cancellationToken);
        await writing.CommitAsync(cancellationToken);
        return after;
    }

    private async Task CopyAsync<T>(long all, Action<long, long>? progress, CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var rows in source.Set<T>().AsNoTracking().AsAsyncEnumerable().Chunk(RowsAtOnce).WithCancellation(cancellationToken))
        {
            target.AddRange(rows);
            await target.SaveChangesAsync(cancellationToken);
            target.ChangeTracker.Clear();
            _copied += rows.Length;
            progress?.Invoke(_copied, all);
        }
    }

    private async Task<Dictionary<string, long>> CountsAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>();
        foreach (var type in Tables)
        {
            counts[type.GetTableName()!] = await (Task<long>)CountRows.MakeGenericMethod(type.ClrType).Invoke(null, [database, cancellationToken])!;
        }

        return counts;
    }

    private static Task<long> CountAsync<T>(HipPainDbContext database, CancellationToken cancellationToken)
        where T : class => database.Set<T>().LongCountAsync(cancellationToken);

    private static Task<long> ViewsAsync(HipPainDbContext database, CancellationToken cancellationToken) =>
        database.PageViewCounts.SumAsync(count => count.Count, cancellationToken);

    // Rows came with their numbers: the next one has to be told where to go on.
    private async Task CountOnAsync(CancellationToken cancellationToken)
    {
        foreach (var (type, key) in Tables.Select(type => (type, type.FindPrimaryKey()!.Properties[0]))
            .Where(table => table.Item2.ClrType == typeof(int) && table.Item2.ValueGenerated is ValueGenerated.OnAdd))
        {
            var (table, column) = (type.GetTableName()!, key.GetColumnName());
            var sql = $"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), max("{column}")) FROM "{table}" HAVING max("{column}") IS NOT NULL""";
            await target.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        }
    }
}

/// <summary>Nothing was moved, for the reason in <see cref="Exception.Message"/>.</summary>
public sealed class DataMoveException(string message) : Exception(message);
