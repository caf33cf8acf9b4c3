using HipPain.Web.Data;
using HipPain.Web.PageViews;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Data.Backups;

/// <summary>The command that copies the database.</summary>
[Trait("Engine", "Sqlite")]
public sealed class BackupTests
{
    [Fact]
    public async Task Copy_that_is_made_while_views_are_stored_is_whole_and_holds_what_was_there()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        await desk.StoreAsync(1);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await desk.StoreAsync(1);
                await Task.Delay(5);
            }
        });

        for (var round = 0; round < 5; round++)
        {
            var before = BackupDesk.ViewsIn(site.DatabasePath);
            Assert.True(await desk.RunAsync("backup", $"copy-{round}.db") == 0, desk.Error);
            var after = BackupDesk.ViewsIn(site.DatabasePath);

            var copy = desk.PathOf($"copy-{round}.db");
            Assert.InRange(BackupDesk.ViewsIn(copy), before, after);
            Assert.Equal("ok", BackupDesk.Ask(copy, "PRAGMA integrity_check"));
            Assert.True(BackupDesk.ModeOf(copy) is null or (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        await stop.CancelAsync();
        await writing;
        Assert.Equal(
            ["copy-0.db", "copy-1.db", "copy-2.db", "copy-3.db", "copy-4.db", "data"],
            Directory.EnumerateFileSystemEntries(site.Folder, "*", new EnumerationOptions { AttributesToSkip = 0 }).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(5, await site.ReadAsync(database => database.Audit.CountAsync(
            entry => entry.Action == AuditAction.BackedUp && entry.Who == AuditEntry.Operator && entry.Subject!.StartsWith("copy-"))));
    }

    [Fact]
    public async Task File_of_that_name_is_replaced_only_where_that_was_asked_for()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        await File.WriteAllTextAsync(desk.PathOf("copy.db"), "Something else.");

        Assert.Equal(2, await desk.RunAsync("backup", "copy.db"));
        Assert.Contains("already", desk.Error, StringComparison.Ordinal);
        Assert.Equal("Something else.", await File.ReadAllTextAsync(desk.PathOf("copy.db")));

        Assert.Equal(0, await desk.RunAsync("backup", "copy.db", "--force"));
        Assert.Matches(@"^The database was copied to \S+copy\.db in [0-9.]+ s: [0-9.]+ KB, 0 rows of counts and 0 of feedback\.\n$", desk.Output);
        Assert.Equal(0, BackupDesk.ViewsIn(desk.PathOf("copy.db")));
    }

    [Theory]
    [InlineData("belongs to the database itself", "data/hippain.db")]
    [InlineData("belongs to the database itself", "data/hippain.db-wal")]
    [InlineData("belongs to the database itself", "data/../data/hippain.db-shm")]
    [InlineData("belongs to the database itself", "link.db")]
    [InlineData("is a folder", "data")]
    [InlineData("does not exist", "nowhere/copy.db")]
    [InlineData("could not be done", "/proc/copy.db")]
    public async Task Name_that_a_copy_cannot_have_is_refused_in_one_sentence_and_nothing_changes(string sentence, string name)
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        File.CreateSymbolicLink(desk.PathOf("link.db"), site.DatabasePath);
        var before = desk.Everything();

        Assert.Equal(2, await desk.RunAsync("backup", name, "--force"));

        Assert.Contains(sentence, Assert.Single(desk.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Equal(before, desk.Everything());
    }

    [Fact]
    public async Task Database_that_is_not_there_or_broken_leaves_no_copy()
    {
        await using var site = new TestSite();
        var desk = new BackupDesk(site);
        Assert.Equal(2, await desk.RunAsync("backup", "copy.db"));
        Assert.Contains("There is no database to copy", desk.Error, StringComparison.Ordinal);

        Directory.CreateDirectory(Path.GetDirectoryName(site.DatabasePath)!);
        await File.WriteAllTextAsync(site.DatabasePath, new string('x', 8192));
        Assert.Equal(1, await desk.RunAsync("backup", "copy.db"));
        Assert.Contains("it is broken", desk.Error, StringComparison.Ordinal);
        Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(site.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Other_database_servers_have_their_own_tools()
    {
        await using var site = new TestSite();
        var desk = new BackupDesk(site);

        Assert.Equal(2, await desk.RunAsync("backup", "copy.db", "--Database:Provider=PostgreSql"));
        Assert.Contains("Use the tools of the database server.", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_beside_the_database_are_in_the_copy_and_are_never_counted_twice()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var desk = new BackupDesk(site);
        await desk.StoreAsync(1);
        var spilled = BackupDesk.Batch(20);
        var spill = Assert.Single(site.Get<SpillFolder>().Write([spilled]));

        Assert.Equal(0, await desk.RunAsync("backup", "copy.db"));
        Assert.Contains("20 counts of files beside the database", desk.Output, StringComparison.Ordinal);
        Assert.Equal(21, BackupDesk.ViewsIn(desk.PathOf("copy.db")));
        Assert.Equal(1, BackupDesk.ViewsIn(site.DatabasePath));
        Assert.True(File.Exists(spill));

        // The file is still there when its counts come back with the copy, and the next start looks at it.
        Assert.True(await desk.RunAsync("restore", "copy.db") == 0, desk.Error);
        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(() => !File.Exists(spill));
        await site.StopAsync();
        Assert.Equal(21, BackupDesk.ViewsIn(site.DatabasePath));
    }
}
