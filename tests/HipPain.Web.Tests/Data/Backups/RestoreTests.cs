using HipPain.Content.Articles;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Data.Backups;

/// <summary>The command that puts a copy in the database's place.</summary>
[Trait("Engine", "Sqlite")]
public sealed class RestoreTests
{
    [Fact]
    public async Task Copy_is_in_the_place_of_the_database_and_what_was_there_is_kept()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        await desk.StoreAsync(5);
        Assert.Equal(0, await desk.RunAsync("backup", "copy.db"));
        var copy = await File.ReadAllBytesAsync(desk.PathOf("copy.db"));
        await desk.StoreAsync(2);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(site.DatabasePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }


        Assert.True(await desk.RunAsync("restore", "copy.db") == 0, desk.Error);

        Assert.Equal(5, BackupDesk.ViewsIn(site.DatabasePath));
        Assert.True(site.Setup.IsReady);
        await desk.StoreAsync(1);
        Assert.Equal(6, BackupDesk.ViewsIn(site.DatabasePath));
        Assert.True(BackupDesk.ModeOf(site.DatabasePath) is null or (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead));
        Assert.Equal(copy, await File.ReadAllBytesAsync(desk.PathOf("copy.db")));
        var before = Assert.Single(Kept(site));
        Assert.Contains(before, desk.Output, StringComparison.Ordinal);
        Assert.Equal(7, BackupDesk.ViewsIn(before));
        Assert.Equal("wal", BackupDesk.Ask(site.DatabasePath, "PRAGMA journal_mode"));
        Assert.Equal(1, await site.ReadAsync(database => database.Audit.CountAsync(
            entry => entry.Action == AuditAction.Restored && entry.Who == AuditEntry.Operator && entry.Subject == "copy.db")));
    }

    [Fact]
    public async Task Log_of_a_database_that_was_killed_goes_with_it_and_not_with_the_copy()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        await desk.StoreAsync(5);
        Assert.Equal(0, await desk.RunAsync("backup", "copy.db"));
        await desk.StoreAsync(2);
        var (database, log) = (desk.PathOf("killed.db"), desk.PathOf("killed.db-wal"));
        File.Copy(site.DatabasePath, database);
        File.Copy(site.DatabasePath + "-wal", log);
        Assert.True(new FileInfo(log).Length > 0);
        site.Get<DatabaseFile>().CloseIdleConnections();
        File.Move(database, site.DatabasePath, overwrite: true);
        File.Move(log, site.DatabasePath + "-wal", overwrite: true);

        Assert.True(await desk.RunAsync("restore", "copy.db") == 0, desk.Error);

        Assert.Equal(5, BackupDesk.ViewsIn(site.DatabasePath));
        Assert.Equal(7, BackupDesk.ViewsIn(Assert.Single(Kept(site))));
    }

    [Fact]
    public async Task Copy_takes_the_place_of_a_broken_database_and_of_none()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        await desk.StoreAsync(5);
        Assert.Equal(0, await desk.RunAsync("backup", "copy.db"));
        site.Get<DatabaseFile>().CloseIdleConnections();
        await File.WriteAllTextAsync(site.DatabasePath, new string('x', 8192));

        Assert.True(await desk.RunAsync("restore", "copy.db") == 0, desk.Error);
        Assert.Equal(5, BackupDesk.ViewsIn(site.DatabasePath));
        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(Assert.Single(Kept(site))));

        site.Get<DatabaseFile>().CloseIdleConnections();
        Directory.Delete(Path.GetDirectoryName(site.DatabasePath)!, recursive: true);
        Assert.True(await desk.RunAsync("restore", "copy.db") == 0, desk.Error);
        Assert.Contains("There was none before.", desk.Output, StringComparison.Ordinal);
        Assert.Equal(5, BackupDesk.ViewsIn(site.DatabasePath));
    }

    [Theory]
    [InlineData("missing", 2, "There is no file")]
    [InlineData("folder", 2, "is a folder")]
    [InlineData("itself", 2, "is in its place already")]
    [InlineData("empty", 1, "is empty")]
    [InlineData("text", 1, "is no SQLite database, or it is encrypted")]
    [InlineData("truncated", 1, "it is broken")]
    [InlineData("damaged", 1, "it is broken")]
    [InlineData("orphan", 1, "belongs to one that is not there")]
    [InlineData("foreign", 1, "is no whole database of this site")]
    [InlineData("foreign-migrations", 1, "is no whole database of this site")]
    [InlineData("table-missing", 1, "is no whole database of this site")]
    [InlineData("newer", 1, "is from a newer version of the site")]
    public async Task File_that_is_no_copy_of_this_site_is_refused_in_one_sentence_and_nothing_changes(string what, int code, string sentence)
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        await desk.StoreAsync(5);
        Assert.Equal(0, await desk.RunAsync("backup", "copy.db"));
        Spoil(desk.PathOf("copy.db"), what);
        var before = desk.Everything();

        var said = await desk.RunAsync("restore", what == "itself" ? site.DatabasePath : "copy.db");

        Assert.Contains(sentence, Assert.Single(desk.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Equal(code, said);
        Assert.Equal(before, desk.Everything());
        Assert.Equal(5, BackupDesk.ViewsIn(site.DatabasePath));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Database_that_another_program_keeps_locked_stays_where_it_is()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        Assert.Equal(0, await desk.RunAsync("backup", "copy.db"));
        using (site.Lock())
        {
            Assert.Equal(2, await desk.RunAsync("restore", "copy.db"));
        }

        Assert.Contains("keeps the database locked", desk.Error, StringComparison.Ordinal);
        Assert.Empty(Kept(site));
        await desk.StoreAsync(1);
        Assert.Equal(1, BackupDesk.ViewsIn(site.DatabasePath));
    }

    [Fact]
    public async Task Copy_of_the_first_version_is_brought_to_the_newest()
    {
        await using var old = new TestSite();
        Directory.CreateDirectory(Path.GetDirectoryName(old.DatabasePath)!);
        await old.ReadAsync(async database =>
        {
            await database.Database.GetService<IMigrator>().MigrateAsync("20261123095347_FirstTables");
            return await database.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Feedback" ("Id", "Address", "Helpful", "Reason", "Comment", "ReceivedAt", "ArticleVersion")
                VALUES ('019AB000-0000-7000-8000-000000000001', '/causes', 0, 'OutOfDate', 'Words of a reader.', '2026-11-28 23:59:00', '0123456789abcdef')
                """);
        });
        Assert.Equal(0, await new BackupDesk(old).RunAsync("backup", "copy.db"));
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);

        Assert.True(await desk.RunAsync("restore", Path.Combine(old.Folder, "copy.db")) == 0, desk.Error);

        Assert.True(site.Setup.IsReady);
        var kept = await site.ReadAsync(database => database.Feedback.AsNoTracking().SingleAsync());
        Assert.Equal(("Words of a reader.", FeedbackStatus.New), (kept.Comment, kept.Status));
        Assert.Empty(await site.ReadAsync(database => database.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task Feedback_past_its_keeping_time_that_a_copy_brings_back_is_gone_after_the_next_daily_job()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));
        await using var site = await new TestSite(time).StartMigratedAsync<FeedbackRetention>();
        var desk = new BackupDesk(site);
        var box = site.Get<FeedbackBox>();
        var vote = await box.VoteAsync(Address.Home, helpful: false, null, CancellationToken.None);
        Assert.True(await box.CompleteAsync(vote, FeedbackReason.Other, "Words of a reader.", FeedbackMarks.None, CancellationToken.None));
        Assert.Equal(0, await desk.RunAsync("backup", "copy.db"));
        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains(" 0 answers were deleted")));
        time.Advance(TimeSpan.FromDays(400));
        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains(" 1 answers were deleted")));

        Assert.True(await desk.RunAsync("restore", "copy.db") == 0, desk.Error);
        Assert.Equal(1L, BackupDesk.Ask(site.DatabasePath, "SELECT count(*) FROM Feedback"));
        await TestSite.EventuallyAsync(() =>
        {
            time.Advance(TimeSpan.FromDays(1));
            return (long)BackupDesk.Ask(site.DatabasePath, "SELECT count(*) FROM Feedback")! == 0;
        });
    }

    private static IEnumerable<string> Kept(TestSite site) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(site.DatabasePath)!, "hippain.db.before-restore-??????????????");

    private static void Spoil(string path, string what)
    {
        switch (what)
        {
            case "missing":
                File.Delete(path);
                break;
            case "folder":
                File.Delete(path);
                Directory.CreateDirectory(path);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "text":
                File.WriteAllText(path, new string('x', 8192));
                break;
            case "truncated":
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..^5000]);
                break;
            case "damaged":
                var bytes = File.ReadAllBytes(path);
                Array.Fill<byte>(bytes, 0xAA, 4096 * 3, 4096 * 8);
                File.WriteAllBytes(path, bytes);
                break;
            case "foreign":
                File.Delete(path);
                using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
                {
                    connection.Open();
                    TestSite.Execute(connection, "CREATE TABLE Cakes (Id INTEGER)");
                }

                break;
            case "orphan":
                BackupDesk.Ask(path, "PRAGMA foreign_keys = OFF; INSERT INTO EditorClaims (UserId, ClaimType, ClaimValue) VALUES ('nobody', 'a', 'b')");
                break;
            case "foreign-migrations":
                BackupDesk.Ask(path, "UPDATE __EFMigrationsHistory SET MigrationId = '2020_' || MigrationId");
                break;
            case "table-missing":
                BackupDesk.Ask(path, "DROP TABLE PageViewBatches");
                break;
            case "newer":
                BackupDesk.Ask(path, "INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Later', '99.0.0')");
                break;
        }
    }
}
