using HipPain.Web.Data;
using HipPain.Web.Data.Engines;
using HipPain.Web.Feedback;
using HipPain.Web.PageViews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Data.Engines;

/// <summary>What only a server can do, or have done to it. All else about the database holds on both engines: the whole suite runs on each.</summary>
[Trait("Engine", "Sqlite")]
public sealed class PostgreSqlTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-");
    private PostgreSqlServer _server = null!;
    private string _database = "";

    public async Task InitializeAsync()
    {
        if (PostgreSqlServer.Missing is null)
        {
            _server = await PostgreSqlServer.SharedAsync();
            _database = await _server.NewDatabaseAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DropAsync(_database);
        }

        _folder.Delete(recursive: true);
    }

    [PostgreSqlFact]
    public async Task No_change_of_the_model_waits_for_a_migration()
    {
        await using var site = NewSite();

        Assert.False(await site.ReadAsync(database => Task.FromResult(database.Database.HasPendingModelChanges())));
    }

    [PostgreSqlFact]
    public async Task Empty_database_gets_the_same_tables_as_a_file()
    {
        await using var site = await NewSite().StartMigratedAsync<DatabaseSetup>();
        await using var file = await new TestSite(null, "Database:Provider=Sqlite").StartMigratedAsync<DatabaseSetup>();

        Assert.True(site.Setup.IsReady);
        Assert.Equal(await TablesAsync(file), await TablesAsync(site));

        static Task<string[]> TablesAsync(TestSite site) => site.ReadAsync(database => Task.FromResult<string[]>(
            [.. database.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Select(property => $"{type.GetTableName()}.{property.GetColumnName()}")).Order(StringComparer.Ordinal)]));
    }

    [PostgreSqlFact]
    public async Task Processes_that_start_at_once_on_an_empty_database_make_its_tables_once()
    {
        var sites = Enumerable.Range(0, 4).Select(_ => NewSite()).ToList();

        await Task.WhenAll(sites.Select(site => site.StartMigratedAsync<DatabaseSetup>()));

        Assert.All(sites, site => Assert.True(site.Setup.IsReady));
        var expected = await sites[0].ReadAsync(database => Task.FromResult((long)database.Database.GetMigrations().Count()));
        Assert.Equal(expected, await _server.ExecuteAsync(_database, """SELECT count(*) FROM "__EFMigrationsHistory" """));
        foreach (var site in sites)
        {
            await site.DisposeAsync();
        }
    }

    [PostgreSqlFact]
    public async Task Counts_of_two_processes_add_up_and_a_day_holds_no_more_hosts_than_from_one()
    {
        await using var one = await NewSite().StartMigratedAsync<PageViewWriter>();
        await using var other = await NewSite().StartMigratedAsync<PageViewWriter>();
        string[] pages = ["/", "/causes", "/symptoms"];

        await Task.WhenAll(CountAsync(one, "a"), CountAsync(other, "b"));
        await one.StopAsync();
        await other.StopAsync();

        Assert.All(pages, page => Assert.Equal(600L, CountOf("View", page)));
        Assert.Equal(1800L, CountOf("Arrival"));
        Assert.InRange((long)_server.ExecuteAsync(_database, """SELECT count(*) FROM "PageViewCounts" WHERE "Kind" = 'Referrer'""").Result!, 150, PageViewCounter.MaxReferringHosts + 1);
        Assert.Equal(1800L, CountOf("Referrer"));

        async Task CountAsync(TestSite site, string host)
        {
            for (var view = 0; view < 900; view++)
            {
                site.Get<PageViewCounter>().CountView(pages[view % pages.Length], isArrival: true, $"{host}{view}.example");
                if (view % 100 == 99)
                {
                    await Task.Delay(150);
                }
            }
        }

        long CountOf(string kind, string? name = null) => Convert.ToInt64(
            _server.ExecuteAsync(_database, $"""SELECT sum("Count") FROM "PageViewCounts" WHERE "Kind" = '{kind}' AND ('{name}' = '' OR "Name" = '{name}')""").Result,
            System.Globalization.CultureInfo.InvariantCulture);
    }

    [PostgreSqlFact]
    public async Task Feedback_past_its_keeping_time_is_counted_once_by_two_processes()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await using (var before = await NewSite(clock).StartMigratedAsync<DatabaseSetup>())
        {
            for (var vote = 0; vote < 20; vote++)
            {
                await before.Get<FeedbackBox>().VoteAsync(Content.Articles.Address.Home, helpful: true, null, CancellationToken.None);
            }
        }

        clock.Advance(TimeSpan.FromDays(400));
        var sites = new[] { NewSite(clock), NewSite(clock) };
        foreach (var site in sites)
        {
            await site.StartMigratedAsync<DatabaseSetup>();
        }

        await Task.WhenAll(sites.Select(site => site.StartAsync<FeedbackRetention>()));

        await TestSite.EventuallyAsync(async () => (long)(await _server.ExecuteAsync(_database, """SELECT count(*) FROM "Feedback" """))! == 0);
        foreach (var site in sites)
        {
            await site.DisposeAsync();
        }

        Assert.Equal(20m, await _server.ExecuteAsync(_database, """SELECT sum("Count") FROM "VoteCounts" """));
    }

    [PostgreSqlFact]
    public async Task Server_that_dies_and_comes_back_costs_no_view_and_a_vote_meanwhile_is_refused()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        var database = await server.NewDatabaseAsync();
        await using var site = await NewSite(null, server.ConnectionString(database)).StartMigratedAsync<PageViewWriter>();
        var sent = 0L;
        for (var time = 0; time < 3; time++)
        {
            Count(200);
            await server.KillAsync();
            Count(200);
            await Assert.ThrowsAsync<FeedbackNotSavedException>(() => site.Get<FeedbackBox>().VoteAsync(Content.Articles.Address.Home, helpful: true, null, CancellationToken.None));
            await server.StartAgainAsync();
            Count(200);
            await TestSite.EventuallyAsync(async () => await StoredAsync() == sent);
        }

        await site.StopAsync();
        Assert.Equal(sent, await StoredAsync());

        void Count(int views)
        {
            for (var view = 0; view < views; view++)
            {
                site.Get<PageViewCounter>().CountView("/causes", isArrival: false, null);
            }

            sent += views;
        }

        async Task<long> StoredAsync() => Convert.ToInt64(
            await server.ExecuteAsync(database, """SELECT coalesce(sum("Count"), 0) FROM "PageViewCounts" WHERE "Kind" = 'View'"""), System.Globalization.CultureInfo.InvariantCulture);
    }

    [PostgreSqlFact]
    public async Task Of_two_hosts_the_one_that_takes_writes_is_found()
    {
        var nobody = $"Host=127.0.0.1:1,127.0.0.1:{_server.Port};Username=hippain;Database={_database}";
        await using var site = await NewSite(null, nobody).StartMigratedAsync<DatabaseSetup>();

        await site.Get<FeedbackBox>().VoteAsync(Content.Articles.Address.Home, helpful: true, null, CancellationToken.None);

        Assert.Equal(1L, await _server.ExecuteAsync(_database, """SELECT count(*) FROM "Feedback" """));
    }

    private TestSite NewSite(TimeProvider? time = null, string? connection = null) => new(
        time, "Database:Provider=PostgreSql", $"Database:Folder={_folder.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName}", $"ConnectionStrings:HipPain={connection ?? _server.ConnectionString(_database)}");
}
