using HipPain.Content;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace HipPain.Web.Data.Backups;

/// <summary>Puts a copy in the database's place, while the site is stopped or beside it. The copy itself is only read.</summary>
public sealed class DatabaseRestore(DatabaseFile database, TimeProvider time)
{
    /// <summary>Checks a copy, brings it to the newest migration and exchanges the database for it.</summary>
    /// <param name="source">The absolute path of the copy.</param>
    /// <param name="note">Writes down that it was done, in what becomes the database.</param>
    /// <param name="cancellationToken">Gives up before the exchange.</param>
    /// <exception cref="BackupException">It is no whole database of this site or of this version. Nothing was changed.</exception>
    /// <exception cref="IOException">The disk is full or broken. Nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">A file or folder is out of reach. Nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">It was given up. Nothing was changed.</exception>
    public async Task<RestoreReport> PutBackAsync(string source, Func<HipPainDbContext, Task> note, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        Refuse(source);
        var place = RealPlace.Of(database);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        using var work = WorkFolder.In(Path.GetDirectoryName(place)!);
        var copy = await TakeAsync(source, work, cancellationToken);
        await using (var opened = OpenedCopy.Of(copy, time))
        {
            try
            {
                await BringUpAsync(opened, source, copy, cancellationToken);
                await opened.UseAsync(
                    async context =>
                    {
                        await note(context);
                        return await context.SaveChangesAsync(cancellationToken);
                    },
                    cancellationToken);
            }
            catch (SqliteException cause)
            {
                throw new BackupException($"{source} cannot be put back: {SqliteFile.InWords(cause)}. Nothing was changed.", SqliteFile.IsDamage(cause));
            }
        }

        var (counts, feedback) = Finish(copy, source, cancellationToken);
        var before = new FileExchange(place, time).PutInPlace(copy, cancellationToken);
        return new RestoreReport { Counts = counts, Feedback = feedback, Before = before, Elapsed = time.GetElapsedTime(started) };
    }

    private void Refuse(string source)
    {
        if (Directory.Exists(source))
        {
            throw new BackupException($"{source} is a folder. Name the copy of a database in it.");
        }

        if (!File.Exists(source))
        {
            throw new BackupException($"There is no file {source}.");
        }

        var place = RealPlace.Of(database);
        if (FileIdentity.Of(source) == database.Identity || DatabaseBackup.Companions.Any(suffix => source == place + suffix))
        {
            throw new BackupException($"{source} belongs to the database that is in its place already.");
        }
    }

    // With what SQLite has not put into the file yet, should it have been copied from a site that was killed.
    private static async Task<string> TakeAsync(string source, WorkFolder work, CancellationToken cancellationToken)
    {
        var copy = work.NewFile("copy.db");
        await CopyAsync(source, copy, cancellationToken);
        foreach (var suffix in DatabaseBackup.Companions.Where(suffix => suffix != "-shm" && File.Exists(source + suffix)))
        {
            await CopyAsync(source + suffix, work.NewFile("copy.db" + suffix), cancellationToken);
        }

        await using var stream = File.OpenRead(copy);
        var head = new byte[16];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return length == 0 ? throw new BackupException($"{source} is empty. Nothing was changed.", isFinding: true)
            : head.AsSpan().SequenceEqual("SQLite format 3\0"u8) ? copy
            : throw new BackupException($"{source} is no SQLite database, or it is encrypted. Nothing was changed.", isFinding: true);
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        await using var read = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var write = new FileStream(to, FileMode.Open, FileAccess.Write, FileShare.None);
        await read.CopyToAsync(write, cancellationToken);
    }

    private static async Task BringUpAsync(OpenedCopy opened, string source, string copy, CancellationToken cancellationToken)
    {
        var known = await opened.UseAsync(context => Task.FromResult(context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal)), cancellationToken);
        using (var file = new SqliteFile(copy, cancellationToken))
        {
            if (file.FindDamage() is { } damage)
            {
                throw new BackupException($"{source} cannot be put back: {damage}. Nothing was changed.", isFinding: true);
            }

            var applied = file.Column("SELECT name FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsHistory'").Count == 0 ? []
                : file.Column("SELECT MigrationId FROM __EFMigrationsHistory");
            if (!applied.Any(known.Contains))
            {
                throw NotOurs(source);
            }

            if (!applied.All(known.Contains))
            {
                throw new BackupException($"{source} is from a newer version of the site. Put it back with that version. Nothing was changed.", isFinding: true);
            }
        }

        try
        {
            await opened.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellationToken);
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == 1)
        {
            // A table is missing, or there already.
            throw NotOurs(source);
        }

        if (await opened.UseAsync(MissesAsync, cancellationToken))
        {
            throw NotOurs(source);
        }
    }

    private static BackupException NotOurs(string source) => new($"{source} is no whole database of this site. Nothing was changed.", isFinding: true);

    private static async Task<bool> MissesAsync(HipPainDbContext context)
    {
        foreach (var table in context.GetService<Microsoft.EntityFrameworkCore.Metadata.IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            var columns = await context.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table.Name})").ToListAsync();
            if (table.Columns.Any(column => !columns.Contains(column.Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static (long Counts, long Feedback) Finish(string copy, string source, CancellationToken cancellationToken)
    {
        (long, long) rows;
        using (var file = new SqliteFile(copy, cancellationToken))
        {
            if (file.FindDamage() is { } damage)
            {
                throw new BackupException($"{source} cannot be put back: {damage}. Nothing was changed.", isFinding: true);
            }

            file.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            rows = (file.CountRows("PageViewCounts"), file.CountRows("Feedback"));
        }

        if (File.Exists(copy + "-wal"))
        {
            throw new BackupException($"The copy of {source} is still in use. Nothing was changed; try again.");
        }

        WorkFolder.Flush(copy);
        return rows;
    }
}

/// <summary>What was put in the database's place.</summary>
public sealed record RestoreReport
{
    /// <summary>Its rows of counts.</summary>
    public required long Counts { get; init; }

    /// <summary>Its rows of feedback.</summary>
    public required long Feedback { get; init; }

    /// <summary>Where the database is that was there before; null if there was none.</summary>
    public required string? Before { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
