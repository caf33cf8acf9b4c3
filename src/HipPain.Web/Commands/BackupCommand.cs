using System.Data.Common;
using System.Globalization;
using HipPain.Web.Data;
using HipPain.Web.Data.Backups;
using HipPain.Web.Editors;
using HipPain.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Commands;

/// <summary>Copies the database, and puts a copy in its place. The site may run meanwhile.</summary>
internal sealed class BackupCommand(Terminal terminal, DatabaseFile database, string path)
{
    private const int FoundWrong = 1;
    private const int CouldNotRun = 2;
    private const int TriesToNote = 5;

    private string FileName => Path.GetFileName(path);

    /// <summary>Makes a backup.</summary>
    /// <returns>0, 1 where the database is broken, or 2 where it could not be copied for another reason.</returns>
    public static Task<int> BackUpAsync(Terminal terminal, string[] settings, string file, bool force, CancellationToken cancellation) =>
        RunAsync(terminal, settings, file, "backup", (command, token) => command.BackUpAsync(force, token), cancellation);

    /// <summary>Puts a backup in the database's place.</summary>
    /// <returns>0, 1 where the file is no whole database of this site, or 2 where it could not be put there for another reason.</returns>
    public static Task<int> PutBackAsync(Terminal terminal, string[] settings, string file, CancellationToken cancellation) =>
        RunAsync(terminal, settings, file, "restore", (command, token) => command.PutBackAsync(token), cancellation);

    private static async Task<int> RunAsync(
        Terminal terminal, string[] settings, string file, string name, Func<BackupCommand, CancellationToken, Task> run, CancellationToken cancellation)
    {
        var configuration = Settings.Read(settings);
        if (DatabaseServices.IsOverNetwork(configuration))
        {
            await terminal.Error.WriteLineAsync($"The command {name} is for SQLite. Use the tools of the database server.");
            return CouldNotRun;
        }

        var text = configuration.GetConnectionString(DatabaseOptions.ConnectionStringName) ?? new DatabaseOptions().ConnectionString;
        if (!DatabaseFile.TryParse(text, HomeFolder.Find(), out var database))
        {
            await terminal.Error.WriteLineAsync("ConnectionStrings:HipPain must name a file, as in Data Source=data/hippain.db.");
            return CouldNotRun;
        }

        using var ended = Interruption.Of(cancellation);
        try
        {
            await run(new BackupCommand(terminal, database, Path.GetFullPath(file, terminal.WorkingFolder)), ended.Token);
            return 0;
        }
        catch (BackupException refusal)
        {
            await terminal.Error.WriteLineAsync(refusal.Message);
            return refusal.IsFinding ? FoundWrong : CouldNotRun;
        }
        catch (OperationCanceledException) when (ended.Token.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync($"The {name} was stopped. Nothing was changed.");
            return CouldNotRun;
        }
        catch (Exception cause) when ((cause is DbException or DbUpdateException or IOException or UnauthorizedAccessException or ArgumentException)
            && !(cause is IOException closed && Terminal.IsClosed(closed)))
        {
            await terminal.Error.WriteLineAsync($"The {name} could not be done, and nothing was changed: {OneLine((cause.InnerException ?? cause).Message)}");
            return CouldNotRun;
        }
    }

    private async Task BackUpAsync(bool force, CancellationToken cancellation)
    {
        var made = await new DatabaseBackup(database, terminal.Time).MakeAsync(path, force, cancellation);
        var spilled = made.SpilledViews == 0 ? "" : Invariant($", {made.SpilledViews:N0} counts of files beside the database among them");
        await terminal.Output.WriteLineAsync(Invariant(
            $"The database was copied to {path} in {made.Elapsed.TotalSeconds:0.0} s: {Size(made.Bytes)}, {Rows(made.Counts, made.Feedback)}{spilled}."));
        if (made.UnreadSpills > 0)
        {
            await terminal.Error.WriteLineAsync(Invariant(
                $"{made.UnreadSpills} files with counts beside the database could not be read and are not in the copy. They stay where they are."));
        }

        await NoteBackupAsync();
    }

    // The copy is there, whether it can be noted or not.
    private async Task NoteBackupAsync()
    {
        for (var left = TriesToNote - 1; ; left--)
        {
            try
            {
                await using var opened = OpenedCopy.Of(database.Path, terminal.Time);
                await opened.UseAsync(
                    async context =>
                    {
                        new AuditLog(terminal.Time).Add(context, AuditEntry.Operator, AuditAction.BackedUp, FileName);
                        return await context.SaveChangesAsync(CancellationToken.None);
                    },
                    CancellationToken.None);
                return;
            }
            catch (Exception cause) when (cause is DbException or DbUpdateException)
            {
                if (left == 0)
                {
                    await terminal.Error.WriteLineAsync($"The copy could not be noted in the audit: {OneLine((cause.InnerException ?? cause).Message)}");
                    return;
                }
            }
        }
    }

    private async Task PutBackAsync(CancellationToken cancellation)
    {
        var done = await new DatabaseRestore(database, terminal.Time).PutBackAsync(
            path,
            context =>
            {
                new AuditLog(terminal.Time).Add(context, AuditEntry.Operator, AuditAction.Restored, FileName);
                return Task.CompletedTask;
            },
            cancellation);
        var kept = done.Before is null ? "There was none before." : $"What was there before is kept as {done.Before}: delete it when you need it no more.";
        await terminal.Output.WriteLineAsync(Invariant(
            $"The database is {FileName} now, with {Rows(done.Counts, done.Feedback)}, after {done.Elapsed.TotalSeconds:0.0} s. {kept}"));
    }

    private static string Rows(long counts, long feedback) => Invariant($"{counts:N0} rows of counts and {feedback:N0} of feedback");

    private static string Size(long bytes) => bytes < 1_000_000 ? Invariant($"{bytes / 1e3:0.#} KB") : Invariant($"{bytes / 1e6:N1} MB");

    private static string OneLine(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
