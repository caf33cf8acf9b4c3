using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Data.Engines;

/// <summary>The database as one SQLite file, for one process and the commands beside it.</summary>
internal sealed class SqliteEngine(DatabaseFile file) : IDatabaseEngine
{
    /// <inheritdoc />
    public object? Identity => file.Identity;

    /// <inheritdoc />
    public string Name => file.Path;

    /// <inheritdoc />
    public string PathOfFiles => file.Path;

    /// <summary>A day: files that a run left lie beside the database, so this process sees whether there is one.</summary>
    public TimeSpan BatchIdsKept => TimeSpan.FromDays(1);

    /// <inheritdoc />
    public void CloseIdleConnections() => file.CloseIdleConnections();

    /// <inheritdoc />
    public async Task MigrateAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);

        // The file stays: deleting it would let two processes hold a lock on two files of one name.
        await using var guard = new FileStream(file.Path + ".migrating", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        await database.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
        await DropStaleLockAsync(database, cancellationToken);
        await database.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Does nothing: whoever writes in a transaction keeps all others from writing.</summary>
    public Task HoldNamesAsync(HipPainDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>SQLite's log of changes holds what was deleted until it is emptied into the database, which waits for nobody who reads.</summary>
    public async Task<bool> TryEraseDeletedAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }

    // EF's own lock is a row, which outlives a process that was killed and would stop every later start. Whoever holds the
    // guard knows that no other process is migrating.
    private static async Task DropStaleLockAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        var tables = database.Database.SqlQuery<string>(
            $"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'");
        if (await tables.AnyAsync(cancellationToken))
        {
            await database.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }
}
