using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HipPain.Web.Tests.PageViews;

/// <summary>What a run could not store at its end, and the next start.</summary>
public sealed class PageViewWriterSpillTests
{
    [Fact]
    public async Task What_a_stop_could_not_store_is_in_a_private_file_and_the_next_start_stores_it_once()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await SpillAsync(site, views: 3);

        var file = Assert.Single(Spills(site));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
        Assert.StartsWith("""{"batches":[{"id":""", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        await site.StartAsync<PageViewWriter>();

        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("held 3 counts of an earlier run", StringComparison.Ordinal)));
        Assert.Empty(Spills(site));
        Assert.Equal(3, await ViewsAsync(site));
    }

    [Fact]
    public async Task File_that_was_stored_but_not_deleted_before_a_crash_is_not_counted_again()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await SpillAsync(site, views: 3);
        var file = Assert.Single(Spills(site));
        File.Copy(file, file + ".copy");
        for (var start = 0; start < 2; start++)
        {
            await site.StartAsync<PageViewWriter>();
            await TestSite.EventuallyAsync(() => Spills(site).Length == 0);
            await site.StopAsync();
            File.Copy(file + ".copy", file);
        }

        await site.StartAsync<PageViewWriter>();
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 4);
        Assert.Empty(Spills(site));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Ids_are_kept_for_as_long_as_a_file_waits()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var id = Guid.CreateVersion7();
        var key = new PageViewKey(new DateOnly(2026, 3, 1), PageViewKind.View, "/");
        var file = Assert.Single(site.Get<SpillFolder>().Write([new CountedBatch(id, new Dictionary<PageViewKey, long> { [key] = 3 })]));
        await site.ReadAsync(database =>
        {
            database.Add(new PageViewBatch { Id = id, StoredAt = DateTime.UtcNow.AddDays(-9) });
            return database.SaveChangesAsync();
        });

        await using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await ViewAsync(1);
            await ViewAsync(2);
        }

        Assert.True(await IsKnownAsync());
        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(() => Spills(site).Length == 0);
        Assert.Equal(2, await ViewsAsync(site));
        await site.StopAsync();
        await ViewAsync(3);
        Assert.False(await IsKnownAsync());

        async Task ViewAsync(long total)
        {
            await site.StartAsync<PageViewWriter>();
            site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
            await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == total);
            await site.StopAsync();
        }

        Task<bool> IsKnownAsync() => site.ReadAsync(database => database.Set<PageViewBatch>().AnyAsync(batch => batch.Id == id));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Id_is_known_however_long_the_site_was_down()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await SpillAsync(site, views: 3);
        await SpillAsync(site, views: 4);
        var files = Spills(site);
        await site.ReadAsync(async database =>
        {
            foreach (var file in files)
            {
                await using var stream = File.OpenRead(file);
                database.Add(new PageViewBatch { Id = Assert.Single(SpillFile.Read(stream)).Id, StoredAt = DateTime.UtcNow.AddDays(-9) });
            }

            return await database.SaveChangesAsync();
        });

        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(() => Spills(site).Length == 0);

        Assert.Equal(0, await ViewsAsync(site));
    }

    [Fact]
    public async Task Every_stop_leaves_a_file_of_its_own_and_one_start_stores_them_all()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await SpillAsync(site, views: 3);
        await SpillAsync(site, views: 4);
        Assert.Equal(2, Spills(site).Length);

        await site.StartAsync<PageViewWriter>();

        await TestSite.EventuallyAsync(() => Spills(site).Length == 0);
        Assert.Equal(7, await ViewsAsync(site));
    }

    [Fact]
    public async Task File_waits_for_a_locked_database_and_outlives_another_stop()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await SpillAsync(site, views: 3);
        var file = Assert.Single(Spills(site));
        using (site.Lock())
        {
            await site.StartAsync<PageViewWriter>();
            site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
            await Task.Delay(500);
            await site.StopAsync();
        }

        Assert.Equal(2, Spills(site).Length);
        Assert.Contains(file, Spills(site));
        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 4);
    }

    [Theory]
    [InlineData("half", """{"batches":[{"id":"0199f0a4-7f1e-7000-8000-000000000001","counts":[{"day":"2026-11-23","kind":"View","na""")]
    [InlineData("empty", "")]
    [InlineData("null", "null")]
    [InlineData("foreign", """{"name":"something else"}""")]
    [InlineData("binary", "\0\u0001\u0002SQLite format 3")]
    [InlineData("no batch", """{"batches":[null]}""")]
    [InlineData("no count", """{"batches":[{"id":"0199f0a4-7f1e-7000-8000-000000000001","counts":[null]}]}""")]
    [InlineData("no id", """{"batches":[{"id":"00000000-0000-0000-0000-000000000000","counts":[]}]}""")]
    [InlineData("taken away", """{"batches":[{"id":"0199f0a4-7f1e-7000-8000-000000000001","counts":[{"day":"2026-11-23","kind":"View","name":"/","count":-5}]}]}""")]
    [InlineData("unknown kind", """{"batches":[{"id":"0199f0a4-7f1e-7000-8000-000000000001","counts":[{"day":"2026-11-23","kind":77,"name":"/","count":5}]}]}""")]
    [InlineData("twice", """{"batches":[{"id":"0199f0a4-7f1e-7000-8000-000000000001","counts":[{"day":"2026-11-23","kind":"View","name":"/","count":5},{"day":"2026-11-23","kind":"View","name":"/","count":5}]}]}""")]
    [InlineData("half, unfinished", """{"batches":[{"id":""", ".tmp")]
    public async Task File_that_makes_no_sense_is_named_and_set_aside_and_stops_nothing(string what, string text, string unfinished = "")
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await File.WriteAllTextAsync(site.DatabasePath + ".views-1.json" + unfinished, text);

        await AssertSetAsideAsync(site, what);

        Assert.Equal(text, await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!, "*.broken"))));
    }

    [Fact]
    public async Task File_that_is_too_large_is_set_aside_unread()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await using (var file = File.Create(site.DatabasePath + ".views-1.json"))
        {
            file.SetLength(SpillFolder.MaxBytes + 1);
        }

        await AssertSetAsideAsync(site, "huge");
    }

    [Fact]
    public async Task Whole_file_that_was_not_yet_renamed_is_stored()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await SpillAsync(site, views: 3);
        File.Move(Spills(site).Single(), Spills(site).Single() + ".tmp");

        await site.StartAsync<PageViewWriter>();

        await TestSite.EventuallyAsync(() => Spills(site).Length == 0);
        Assert.Equal(3, await ViewsAsync(site));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Stop_without_a_place_for_a_file_says_what_is_lost()
    {
        await using var site = new TestSite();
        await File.WriteAllTextAsync(Path.GetDirectoryName(site.DatabasePath)!, "no folder");
        await site.StartAsync<PageViewWriter>();
        site.Get<PageViewCounter>().CountView("/", isArrival: true, null);

        await site.StopAsync();

        Assert.Contains(site.Log.Lines, line => line.Contains("2 counts are lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_that_may_not_wait_for_its_file_does_not_say_that_what_is_in_it_is_lost()
    {
        await using var site = await new TestSite(new NoTimeForFiles()).StartMigratedAsync<DatabaseSetup>();

        // So many that writing them takes longer than no time at all.
        await SpillAsync(site, views: 20_000, pages: 20_000);

        Assert.Contains(site.Log.Lines, line => line.Contains("20000 counts may be in it", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("lost", StringComparison.Ordinal));
        await TestSite.EventuallyAsync(() => Spills(site).Any(path => path.EndsWith(".json", StringComparison.Ordinal)));
        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 20_000);
    }

    [Fact]
    public async Task Stop_that_requests_have_held_up_takes_no_more_time_for_it()
    {
        await using var site = new TestSite();
        Directory.CreateDirectory(site.DatabasePath);
        using var stopping = new CancellationTokenSource();
        await using var run = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(site.Log))
            .AddSingleton<IHostApplicationLifetime>(new Lifetime(stopping.Token))
            .AddDatabase(site.Configuration).AddPageViews(site.Configuration)
            .BuildServiceProvider();
        var writer = run.GetServices<IHostedService>().OfType<PageViewWriter>().Single();
        await writer.StartAsync(CancellationToken.None);
        run.GetRequiredService<PageViewCounter>().CountView("/", isArrival: false, null);
        var clock = Stopwatch.StartNew();

        await stopping.CancelAsync();
        await Task.Delay(TimeSpan.FromSeconds(5));
        await writer.StopAsync(CancellationToken.None);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.Single(Spills(site));
    }

    private static async Task SpillAsync(TestSite site, int views, int pages = 1)
    {
        using (site.Lock())
        {
            await site.StartAsync<PageViewWriter>();
            for (var view = 0; view < views; view++)
            {
                site.Get<PageViewCounter>().CountView(pages == 1 ? "/" : $"/{view % pages}", isArrival: false, null);
            }

            await site.StopAsync();
        }
    }

    private static async Task AssertSetAsideAsync(TestSite site, string what)
    {
        await site.StartAsync<PageViewWriter>();
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 1);

        Assert.True(Spills(site).Length == 0, what);
        Assert.Single(site.Log.Lines, line => line.Contains("hippain.db.views-1.json", StringComparison.Ordinal)
            && line.Contains("It is kept as", StringComparison.Ordinal));
    }

    private static string[] Spills(TestSite site) => [.. Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!, "hippain.db.views-*")
        .Where(path => path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".tmp", StringComparison.Ordinal))];

    private static Task<long> ViewsAsync(TestSite site) => site.ReadAsync(database =>
        database.PageViewCounts.Where(count => count.Kind == PageViewKind.View).SumAsync(count => count.Count));

    /// <summary>A clock by which the time for writing a file is always over at once.</summary>
    private sealed class NoTimeForFiles : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == TimeSpan.FromMilliseconds(800) ? TimeSpan.Zero : dueTime, period);
    }

    private sealed class Lifetime(CancellationToken stopping) : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted { get; } = new(canceled: true);

        public CancellationToken ApplicationStopping => stopping;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
