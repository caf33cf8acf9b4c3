using HipPain.Web.Data;
using HipPain.Web.Data.Backups;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Data.Backups;

/// <summary>The copy that the site makes by itself each day.</summary>
[Trait("Engine", "Sqlite")]
public sealed class DailyBackupTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
    private readonly List<ServiceProvider> _runs = [];
    private readonly TestSite _site;

    public DailyBackupTests() => _site = SiteAt(_time);

    private string Folder => Path.Combine(Path.GetDirectoryName(_site.DatabasePath)!, "backups");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var run in _runs)
        {
            foreach (var service in run.GetServices<IHostedService>().Where(service => service is DailyBackup or DatabaseSetup))
            {
                await service.StopAsync(CancellationToken.None);
            }

            await run.DisposeAsync();
        }

        await _site.DisposeAsync();
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Copies_of_the_last_thirty_of_forty_days_are_kept_and_nothing_else_is_touched()
    {
        Directory.CreateDirectory(Folder);
        string[] others = ["notes.txt", "hippain-2020-01-01.db.txt", "hippain-before-the-move.db", "another-2020-01-01.db"];
        foreach (var name in others)
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, name), "Not a daily copy.");
        }

        await StartAsync();
        var first = new DateOnly(2026, 11, 30);
        await MadeAsync(first);
        for (var day = 1; day < 40; day++)
        {
            _time.SetUtcNow(new DateTimeOffset(first.AddDays(day), new TimeOnly(3, 0), TimeSpan.Zero));
            await MadeAsync(first.AddDays(day));
        }

        await TestSite.EventuallyAsync(() => Lines("was copied to") == 40);
        Assert.Equal(Enumerable.Range(10, 30).Select(day => NameOf(first.AddDays(day))).Concat(others).Order(StringComparer.Ordinal), Names());
        Assert.Equal("ok", BackupDesk.Ask(Path.Combine(Folder, NameOf(first.AddDays(39))), "PRAGMA integrity_check"));
        Assert.True(BackupDesk.ModeOf(Path.Combine(Folder, NameOf(first.AddDays(39)))) is null or (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Copy_of_yesterday_is_enough_until_three_in_the_morning()
    {
        _time.SetUtcNow(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "hippain-2026-11-30.db"), "A copy.");
        await StartAsync();
        await PassAsync(TimeSpan.FromMinutes(110));
        Assert.Equal(["hippain-2026-11-30.db"], Names());

        await MadeAsync(new DateOnly(2026, 12, 1));
        Assert.True(_time.GetUtcNow() >= new DateTimeOffset(2026, 12, 1, 3, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Copy_that_a_wrong_clock_dated_to_a_day_to_come_holds_up_none()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "hippain-2031-01-01.db"), "A copy.");
        await StartAsync();

        await MadeAsync(new DateOnly(2026, 11, 30));
    }

    [Fact]
    public async Task Old_copies_stay_for_as_long_as_no_new_one_can_be_made_and_it_is_tried_again()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "hippain-2026-01-01.db"), "A copy.");
        await StartAsync();
        File.Move(_site.DatabasePath, _site.DatabasePath + ".away");
        await EventuallyAsync(() => Lines("could not be made") >= 3, TimeSpan.FromMinutes(1));
        Assert.Equal(["hippain-2026-01-01.db"], Names());

        File.Move(_site.DatabasePath + ".away", _site.DatabasePath);
        await EventuallyAsync(() => Lines("is made again") == 1, TimeSpan.FromMinutes(10));
        Assert.Equal(["hippain-2026-11-30.db"], Names());
    }

    [Fact]
    public async Task Several_processes_make_one_copy()
    {
        for (var run = 0; run < 3; run++)
        {
            await StartAsync();
        }

        await MadeAsync(new DateOnly(2026, 11, 30));
        await PassAsync(TimeSpan.FromMinutes(10));
        await MadeAsync(new DateOnly(2026, 12, 1));
        await PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["hippain-2026-11-30.db", "hippain-2026-12-01.db"], Names());
        Assert.Equal((2, 0), (Lines("was copied to"), Lines("could not be made")));
    }

    [Fact]
    public async Task Nothing_is_copied_where_that_is_turned_off()
    {
        var run = await StartAsync("Backups:Enabled=false");
        await run.GetServices<IHostedService>().OfType<DailyBackup>().Single().ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task Folder_and_number_of_copies_can_be_chosen()
    {
        var folder = Path.Combine(_site.Folder, "elsewhere", "copies");
        await StartAsync($"Backups:Folder={folder}", "Backups:Keep=1");
        await EventuallyAsync(() => File.Exists(Path.Combine(folder, "hippain-2026-11-30.db")), TimeSpan.FromMinutes(1));
        await EventuallyAsync(() => Lines("1 older copies were deleted") == 1, TimeSpan.FromMinutes(10));
        Assert.Equal(["hippain-2026-12-01.db"], Directory.EnumerateFiles(folder, "hippain*").Select(Path.GetFileName));
        Assert.False(Directory.Exists(Folder));
    }

    [Theory]
    [InlineData("Backups:Keep=0", "Backups:Keep")]
    [InlineData("Backups:Keep=3651", "Backups:Keep")]
    [InlineData("Backups:Keep=many", "Backups:Keep")]
    [InlineData("Backups:Enabled=perhaps", "Backups:Enabled")]
    public void Wrong_setting_stops_the_start_with_its_key(string setting, string key)
    {
        var failure = Assert.ThrowsAny<Exception>(Run(setting).GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    private static TestSite SiteAt(TimeProvider time) => new(time);

    private static string NameOf(DateOnly day) => $"hippain-{day:yyyy-MM-dd}.db";

    private List<string?> Names() => [.. Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Where(name => name![0] != '.').Order(StringComparer.Ordinal)];

    private int Lines(string words) => _site.Log.Lines.Count(line => line.Contains(words, StringComparison.Ordinal));

    /// <summary>Lets five minutes pass and again, until there is a copy of a day. Much more would pass over days while one is made.</summary>
    private Task MadeAsync(DateOnly day) => EventuallyAsync(() => File.Exists(Path.Combine(Folder, NameOf(day))), TimeSpan.FromMinutes(5));

    // Between two steps, so that whoever waits for the first can begin to wait for the second.
    private Task EventuallyAsync(Func<bool> condition, TimeSpan step) => TestSite.EventuallyAsync(() =>
    {
        if (condition())
        {
            return true;
        }

        _time.Advance(step);
        return false;
    });

    private async Task PassAsync(TimeSpan span)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromMinutes(2))
        {
            _time.Advance(TimeSpan.FromMinutes(2));
            await Task.Delay(30);
        }
    }

    private ServiceProvider Run(params string[] settings)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        configuration["ConnectionStrings:HipPain"] = _site.ConnectionString;
        foreach (var setting in settings.Select(setting => setting.Split('=', 2)))
        {
            configuration[setting[0]] = setting[1];
        }

        var run = new ServiceCollection().AddLogging(logging => logging.AddProvider(_site.Log)).AddSingleton<TimeProvider>(_time)
            .AddDatabase(configuration).AddBackups(configuration).BuildServiceProvider();
        _runs.Add(run);
        return run;
    }

    private async Task<ServiceProvider> StartAsync(params string[] settings)
    {
        var run = Run(settings);
        // Another run may be migrating, and then it is tried again by the clock, which is turned by hand.
        await run.GetRequiredService<DatabaseSetup>().StartAsync(CancellationToken.None);
        await EventuallyAsync(() => run.GetRequiredService<DatabaseSetup>().IsReady, TimeSpan.FromSeconds(1));
        await run.GetServices<IHostedService>().OfType<DailyBackup>().Single().StartAsync(CancellationToken.None);
        return run;
    }
}
