using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HipPain.Web.Data;

namespace HipPain.Web.Tests.Data.Backups;

/// <summary>The commands as processes of their own, which are interrupted, or work beside a site that is read.</summary>
[Trait("Engine", "Sqlite")]
public sealed partial class BackupProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-backup-");

    private string Database => Path.Combine(_folder.FullName, "hippain.db");

    private string Copy => Path.Combine(_folder.FullName, "copies", "copy.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("KILL")]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Copy_that_is_interrupted_has_no_name_and_leaves_nothing_for_long(string signal)
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        // Large enough to be caught in the middle.
        BackupDesk.Ask(
            site.DatabasePath,
            "CREATE TABLE Bulk AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i, randomblob(100000) AS b FROM n");
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        using (var run = new ProgramRun(["backup", Copy], ("ConnectionStrings__HipPain", site.ConnectionString)))
        {
            await TestSite.EventuallyAsync(() => Begun() > 10_000_000);
            await SignalAsync(run, signal);
            var code = await run.ExitAsync();
            Assert.False(File.Exists(Copy));
            if (signal != "KILL")
            {
                Assert.Equal(2, code);
                Assert.Contains("The backup was stopped. Nothing was changed.", run.Output, StringComparison.Ordinal);
                Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Copy)!));
            }
        }

        var desk = new BackupDesk(site);
        Assert.True(await desk.RunAsync("backup", Copy) == 0, desk.Error);
        Assert.Equal([Copy], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Copy)!));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Copy_that_is_put_back_beside_a_site_that_is_read_loses_and_doubles_no_view()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        using var run = new ProgramRun([], ("ConnectionStrings__HipPain", $"Data Source={Database}"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("PageViews__InflationCap", "0"));
        await run.SaysAsync("The database is ready.");
        await run.SaysAsync("Now listening on");
        using var reader = Reader(Listening.Match(run.Output).Value);
        await ReadAsync(reader, 20);
        await TestSite.EventuallyAsync(() => BackupDesk.ViewsIn(Database) == 20);
        await CommandAsync("backup", Copy);
        await ReadAsync(reader, 10);
        await TestSite.EventuallyAsync(() => BackupDesk.ViewsIn(Database) == 30);

        using var enough = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 2).Select(_ => ReadUntilAsync(reader, enough.Token)).ToList();
        var watch = Stopwatch.StartNew();
        await CommandAsync("restore", Copy);
        await TestSite.EventuallyAsync(async () =>
        {
            using var ready = await reader.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
            return ready.IsSuccessStatusCode;
        });
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        await enough.CancelAsync();
        var meanwhile = (await Task.WhenAll(reading)).Sum();
        await ReadAsync(reader, 7);
        await SignalAsync(run, "TERM");
        Assert.Equal(0, await run.ExitAsync());

        var before = Directory.EnumerateFiles(_folder.FullName, "hippain.db.before-restore-??????????????").Single();
        var (inOld, inNew) = (BackupDesk.ViewsIn(before) - 30, BackupDesk.ViewsIn(Database) - 20);
        Assert.Equal("ok", BackupDesk.Ask(Database, "PRAGMA integrity_check"));
        Assert.Equal("ok", BackupDesk.Ask(before, "PRAGMA integrity_check"));
        Assert.InRange(inNew, 7, 7 + meanwhile);
        // A batch that was under way at that moment is in both.
        Assert.InRange(inOld + inNew, 7 + meanwhile, int.MaxValue);
        Assert.Empty(Directory.EnumerateFiles(_folder.FullName, "*.json"));
    }

    private long Begun() => Directory.EnumerateFiles(Path.GetDirectoryName(Copy)!, "copy.db", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Sum(path => new FileInfo(path).Length);

    private async Task CommandAsync(params string[] words)
    {
        using var command = new ProgramRun(words, ("ConnectionStrings__HipPain", $"Data Source={Database}"));
        Assert.True(await command.ExitAsync() == 0, command.Output);
    }

    private static HttpClient Reader(string site) => new()
    {
        BaseAddress = new Uri(site),
        DefaultRequestHeaders =
        {
            { "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" },
            { "Sec-Fetch-Mode", "navigate" }, { "Sec-Fetch-Dest", "document" }, { "Sec-Fetch-Site", "none" },
        },
    };

    private static async Task ReadAsync(HttpClient reader, int times)
    {
        for (var read = 0; read < times; read++)
        {
            using var response = await reader.GetAsync(new Uri("/causes", UriKind.Relative));
            Assert.True(response.IsSuccessStatusCode);
        }
    }

    private static async Task<int> ReadUntilAsync(HttpClient reader, CancellationToken enough)
    {
        var count = 0;
        for (; !enough.IsCancellationRequested; count++)
        {
            await ReadAsync(reader, 1);
            await Task.Delay(5, CancellationToken.None);
        }

        return count;
    }

    private static async Task SignalAsync(ProgramRun run, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", run.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }
}
