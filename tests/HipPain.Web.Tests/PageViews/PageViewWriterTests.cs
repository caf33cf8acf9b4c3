using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HipPain.Web.Tests.PageViews;

public sealed class PageViewWriterTests
{
    [Fact]
    public async Task Counts_are_stored_and_add_up_in_the_database()
    {
        await using var site = await new TestSite().StartMigratedAsync<PageViewWriter>();
        var counter = site.Get<PageViewCounter>();

        counter.CountView("/causes", isArrival: true, "example.org");
        await TestSite.EventuallyAsync(async () => await CountAsync(site, PageViewKind.View, "/causes") == 1);
        counter.CountView("/causes", isArrival: true, "example.org");
        counter.CountView("/causes", isArrival: false, null);
        counter.CountRejection(RejectionReason.Bot);

        // They may be stored in two steps.
        await TestSite.EventuallyAsync(async () => await CountAsync(site, PageViewKind.View, "/causes") == 3
            && await CountAsync(site, PageViewKind.Rejected, "Bot") == 1);
        Assert.Equal(2, await CountAsync(site, PageViewKind.Arrival, "/causes"));
        Assert.Equal(2, await CountAsync(site, PageViewKind.Referrer, "example.org"));
    }

    [Fact]
    public async Task Locked_database_loses_nothing_and_is_told_once_each_way()
    {
        await using var site = await new TestSite().StartMigratedAsync<PageViewWriter>();
        var counter = site.Get<PageViewCounter>();
        using (site.Lock())
        {
            counter.CountView("/", isArrival: false, null);
            await TestSite.EventuallyAsync(() => Told(site, "cannot be stored") == 1);
            counter.CountView("/", isArrival: false, null);
        }

        await TestSite.EventuallyAsync(async () => await CountAsync(site, PageViewKind.View, "/") == 2);
        counter.CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(async () => await CountAsync(site, PageViewKind.View, "/") == 3);
        Assert.Equal(1, Told(site, "cannot be stored"));
        Assert.Equal(1, Told(site, "stored again"));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Counts_wait_for_a_file_that_went_away_and_returned()
    {
        await using var site = await new TestSite().StartMigratedAsync<PageViewWriter>();
        File.Move(site.DatabasePath, site.DatabasePath + ".away");
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(() => Told(site, "cannot be stored") == 1);

        File.Move(site.DatabasePath + ".away", site.DatabasePath);

        await TestSite.EventuallyAsync(async () => await CountAsync(site, PageViewKind.View, "/") == 1);
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Half_stored_batch_is_rolled_back_and_not_counted_twice()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        using var connection = site.Connect();
        TestSite.Execute(
            connection,
            "CREATE TRIGGER Refuse BEFORE INSERT ON PageViewCounts WHEN new.Name = '/z' BEGIN SELECT RAISE(ABORT, 'no'); END");
        var counter = site.Get<PageViewCounter>();
        counter.CountView("/a", isArrival: false, null);
        counter.CountView("/z", isArrival: false, null);
        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(() => Told(site, "cannot be stored") == 1);
        Assert.Equal(0, await CountAsync(site, PageViewKind.View, "/a"));

        TestSite.Execute(connection, "DROP TRIGGER Refuse");

        await TestSite.EventuallyAsync(async () => await CountAsync(site, PageViewKind.View, "/z") == 1);
        Assert.Equal(1, await CountAsync(site, PageViewKind.View, "/a"));
    }

    [Fact]
    public async Task Stop_stores_everything()
    {
        await using var site = await new TestSite().StartMigratedAsync<PageViewWriter>();
        for (var n = 0; n < 1000; n++)
        {
            site.Get<PageViewCounter>().CountView($"/{n % 10}", isArrival: false, null);
        }

        await site.StopAsync();

        Assert.Equal(1000, await site.ReadAsync(database => database.PageViewCounts.SumAsync(count => count.Count)));
    }

    [Fact]
    public async Task Stop_waits_for_a_locked_database_and_stores_everything()
    {
        await using var site = await new TestSite().StartMigratedAsync<PageViewWriter>();
        var held = site.Lock();
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);

        var stop = site.StopAsync();
        await Task.Delay(500);
        Assert.False(stop.IsCompleted);
        held.Dispose();
        await stop.WaitAsync(TestSite.Patience);

        Assert.Equal(1, await CountAsync(site, PageViewKind.View, "/"));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Stop_with_a_database_that_stays_away_ends_in_time_and_says_what_waits_in_a_file()
    {
        await using var site = new TestSite();
        Directory.CreateDirectory(site.DatabasePath);
        await site.StartAsync<DatabaseSetup>();
        await site.StartAsync<PageViewWriter>();
        site.Get<PageViewCounter>().CountView("/", isArrival: true, null);
        var clock = Stopwatch.StartNew();

        await site.StopAsync();

        // It takes up to 5 s by itself.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(7.5), $"It took {clock.Elapsed}.");
        Assert.Equal(1, Told(site, "2 counts are kept in hippain.db.views-"));
    }

    [Fact]
    public async Task Stop_of_a_writer_that_was_never_started_stores_everything()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);

        await site.Services.GetServices<IHostedService>().OfType<PageViewWriter>().Single().StopAsync(CancellationToken.None);

        Assert.Equal(1, await CountAsync(site, PageViewKind.View, "/"));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Only_the_ids_of_the_newest_batch_and_of_other_runs_of_today_are_kept()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await site.ReadAsync(async database =>
        {
            database.Add(new PageViewBatch { Id = Guid.CreateVersion7(), StoredAt = DateTime.UtcNow.AddHours(-25) });
            database.Add(new PageViewBatch { Id = Guid.CreateVersion7(), StoredAt = DateTime.UtcNow.AddHours(-23) });
            return await database.SaveChangesAsync();
        });
        await site.StartAsync<PageViewWriter>();
        for (var n = 1; n <= 3; n++)
        {
            site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
            await TestSite.EventuallyAsync(async () => await CountAsync(site, PageViewKind.View, "/") == n);
        }

        Assert.Equal(2, await site.ReadAsync(database => database.PageViewBatches.CountAsync()));
    }

    [Fact]
    public async Task View_that_was_in_flight_when_the_site_stops_is_stored()
    {
        await using var site = new TestSite();
        var started = new TaskCompletionSource();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddConfiguration(site.Configuration).AddInMemoryCollection([new("urls", "http://127.0.0.1:0")]);
        builder.Services.AddDatabase(builder.Configuration).AddPageViews(builder.Configuration);
        await using var app = builder.Build();
        app.UseMiddleware<PageViewMiddleware>((Func<string, bool>)(_ => true));
        app.Run(async context =>
        {
            started.SetResult();
            await Task.Delay(700);
            context.Response.ContentType = "text/html";
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<DatabaseSetup>().WhenMigratedAsync(CancellationToken.None);
        using var client = new HttpClient { DefaultRequestHeaders = { { "User-Agent", "Mozilla/5.0 Firefox/140.0" } } };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        var answer = client.GetAsync(new Uri(app.Urls.Single() + "/causes"));
        await started.Task;

        await app.StopAsync();

        (await answer).EnsureSuccessStatusCode();
        Assert.Equal(1, await CountAsync(site, PageViewKind.View, "/causes"));
    }

    private static int Told(TestSite site, string words) =>
        site.Log.Lines.Count(line => line.Contains(words, StringComparison.Ordinal));

    private static Task<long> CountAsync(TestSite site, PageViewKind kind, string name) => site.ReadAsync(database =>
        database.PageViewCounts.Where(count => count.Kind == kind && count.Name == name).SumAsync(count => count.Count));
}
