using HipPain.Content;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Data.Backups;

/// <summary>Copies the database to one whole file, beside the running site too.</summary>
public sealed class DatabaseBackup(DatabaseFile database, TimeProvider time)
{
    /// <summary>What belongs to a SQLite database beside its file.</summary>
    internal static readonly IReadOnlyList<string> Companions = ["-wal", "-shm", "-journal"];

    /// <summary>
    /// Makes a copy under another name in the same folder, checks it, puts it on the disk and gives it its name. Only the site's user
    /// can read it. Where it fails, nothing is left behind.
    /// </summary>
    /// <param name="target">The absolute path of the copy.</param>
    /// <param name="overwrite">Whether a file of that name is replaced.</param>
    /// <param name="cancellationToken">Gives up before the copy has its name.</param>
    /// <exception cref="BackupException">There is no database, it is broken, or the copy must not have that name.</exception>
    /// <exception cref="IOException">The disk is full or broken, or there is such a file.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<BackupReport> MakeAsync(string target, bool overwrite, CancellationToken cancellationToken)
    {
        Refuse(target, overwrite);
        var started = time.GetTimestamp();
        using var work = WorkFolder.In(Path.GetDirectoryName(target)!);
        RefuseWithoutRoom(work.Path);
        var copy = work.NewFile("copy.db");
        var spilled = SpilledViews.Of(database, time);
        try
        {
            // SQLite works on the calling thread for as long as it takes.
            await OnThread(() => Copy(copy, cancellationToken));
            var views = await spilled.StoreAsync(copy, time, cancellationToken);
            var (counts, feedback) = await OnThread(() => Check(copy, cancellationToken));
            WorkFolder.Flush(copy);
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(copy, target, overwrite);
            return new BackupReport
            {
                Bytes = new FileInfo(target).Length,
                Counts = counts,
                Feedback = feedback,
                SpilledViews = views,
                UnreadSpills = spilled.Unread,
                Elapsed = time.GetElapsedTime(started),
            };
        }
        catch (SqliteException cause)
        {
            throw new BackupException($"The database {database.Path} cannot be copied: {SqliteFile.InWords(cause)}.", SqliteFile.IsDamage(cause));
        }
    }

    private static Task<T> OnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Refuse(string target, bool overwrite)
    {
        if (FileIdentity.Of(database.Path) is not { } identity)
        {
            throw new BackupException($"There is no database to copy: {database.Path} does not exist.");
        }

        var real = RealPlace.Of(database);
        IEnumerable<string> own = [.. Companions, ".migrating", ""];
        if (own.Any(suffix => target == real + suffix || target == database.Path + suffix) || FileIdentity.Of(target) == identity)
        {
            throw new BackupException($"{target} belongs to the database itself. Give the copy another name.");
        }

        if (Directory.Exists(target))
        {
            throw new BackupException($"{target} is a folder. Name the file that the copy is to be.");
        }

        if (!overwrite && Path.Exists(target))
        {
            throw new BackupException($"There is a file {target} already, and nothing was changed. --force replaces it.");
        }
    }

    // The site needs room for what it writes meanwhile.
    private void RefuseWithoutRoom(string folder)
    {
        var size = new FileInfo(database.Path).Length;
        if (new DriveInfo(folder).AvailableFreeSpace < 2 * size)
        {
            throw new IOException("Too little room is left on the disk for a copy.");
        }
    }

    private bool Copy(string copy, CancellationToken cancellationToken)
    {
        using var source = new SqliteFile(database.Path, cancellationToken);
        source.Run("VACUUM INTO $value", copy);
        return true;
    }

    private (long Counts, long Feedback) Check(string copy, CancellationToken cancellationToken)
    {
        using var made = new SqliteFile(copy, cancellationToken);
        // One file, whatever has been stored into it.
        made.Run("PRAGMA journal_mode = DELETE");
        if (made.FindDamage() is { } damage)
        {
            throw new BackupException($"The database {database.Path} cannot be copied: {damage}.", isFinding: true);
        }

        return (made.CountRows("PageViewCounts"), made.CountRows("Feedback"));
    }
}

/// <summary>What a backup holds.</summary>
public sealed record BackupReport
{
    /// <summary>Its size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Its rows of counts.</summary>
    public required long Counts { get; init; }

    /// <summary>Its rows of feedback.</summary>
    public required long Feedback { get; init; }

    /// <summary>The sum of the counts in files beside the database, which are in the copy too.</summary>
    public required long SpilledViews { get; init; }

    /// <summary>Files beside the database whose counts could not be read, and so are not in the copy.</summary>
    public required int UnreadSpills { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
