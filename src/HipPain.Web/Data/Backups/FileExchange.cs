using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Data.Backups;

/// <summary>
/// Exchanges one database file for another. Nobody can write to the old one meanwhile, it is whole by itself, and it stays under another
/// name. Who opens the database in between finds the old one with its log, or none, or the new one; never one with the log of the other.
/// </summary>
internal sealed class FileExchange(string place, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Who has opened the old file by its name opens its log by that name right after.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    private readonly List<(string From, string To)> _moved = [];

    /// <summary>Moves what is in the place away, and a new file in.</summary>
    /// <returns>Where the old one is now; null if there was none.</returns>
    /// <exception cref="BackupException">Another program keeps the old one locked. Nothing was changed.</exception>
    public string? PutInPlace(string copy, CancellationToken cancellationToken)
    {
        using var guard = KeepMigrationsOut(cancellationToken);
        if (!OperatingSystem.IsWindows() && File.Exists(place))
        {
            File.SetUnixFileMode(copy, File.GetUnixFileMode(place));
        }

        using var still = KeepWritersOut(cancellationToken);
        // From here on it is done in a moment, and half of it is no place to stop.
        try
        {
            return Exchange(copy);
        }
        catch
        {
            MoveBack();
            throw;
        }
    }

    private string? Exchange(string copy)
    {
        var before = string.Create(CultureInfo.InvariantCulture, $"{place}.before-restore-{time.GetUtcNow():yyyyMMddHHmmss}");
        var hasOld = File.Exists(place);
        MoveAway("", before);
        if (hasOld)
        {
            Thread.Sleep(Settling);
        }

        foreach (var suffix in DatabaseBackup.Companions)
        {
            MoveAway(suffix, before);
        }

        // An empty file may be there: of somebody who opened the database just now.
        File.Move(copy, place, overwrite: true);
        return hasOld ? before : null;
    }

    private void MoveAway(string suffix, string before)
    {
        if (File.Exists(place + suffix))
        {
            File.Move(place + suffix, before + suffix, overwrite: false);
            _moved.Add((place + suffix, before + suffix));
        }
    }

    private void MoveBack()
    {
        foreach (var (from, to) in _moved.AsEnumerable().Reverse())
        {
            File.Move(to, from, overwrite: true);
        }
    }

    // A site that starts now would make a new database in the empty place.
    private FileStream KeepMigrationsOut(CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(place + ".migrating", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                // A site is bringing the database up to date.
            }
        }
    }

    /// <summary>Empties the log of the old database into it and locks it; null where there is none, or none that SQLite can read.</summary>
    private SqliteFile? KeepWritersOut(CancellationToken cancellationToken)
    {
        if (!File.Exists(place))
        {
            return null;
        }

        SqliteFile? old = null;
        try
        {
            old = new SqliteFile(place, cancellationToken);
            for (var waited = Stopwatch.StartNew(); !TryLock(old, isLastTry: waited.Elapsed > Patience);)
            {
                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(50));
                cancellationToken.ThrowIfCancellationRequested();
            }

            return old;
        }
        catch (SqliteException cause)
        {
            old?.Dispose();
            return SqliteFile.IsBusy(cause)
                ? throw new BackupException("Another program keeps the database locked. Nothing was changed; stop it, or try again.")
                : null;
        }
        catch
        {
            old?.Dispose();
            throw;
        }
    }

    private bool TryLock(SqliteFile old, bool isLastTry)
    {
        try
        {
            old.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            old.Run("BEGIN IMMEDIATE");
        }
        catch (SqliteException cause) when (SqliteFile.IsBusy(cause) && !isLastTry)
        {
            return false;
        }

        // Somebody wrote between the two, or reads: then the log goes along as it is.
        if (isLastTry || new FileInfo(place + "-wal") is not { Exists: true, Length: > 0 })
        {
            return true;
        }

        old.Run("ROLLBACK");
        return false;
    }
}
