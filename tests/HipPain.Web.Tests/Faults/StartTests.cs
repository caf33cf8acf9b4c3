using System.Diagnostics;
using System.Reflection;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Faults;

/// <summary>Starts that do not go as they should.</summary>
[Collection(FaultTests.Name)]
[Trait("Category", "Slow")]
public sealed class StartTests(ITestOutputHelper output) : IDisposable
{
    private const string Applied = "SELECT COUNT(*) FROM __EFMigrationsHistory";

    private readonly FaultSite _site = new();
    private readonly IReadOnlyList<string> _migrations = Migrations();

    public void Dispose() => _site.Dispose();

    /// <param name="sign">What is there once the migration is so far.</param>
    [Theory]
    [InlineData("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock'")]
    [InlineData("SELECT 1 FROM __EFMigrationsLock")]
    [InlineData("SELECT 1 FROM sqlite_master WHERE name = 'PageViewCounts'")]
    [InlineData("SELECT 1 FROM __EFMigrationsHistory LIMIT 1 OFFSET 1")]
    public async Task Kill_during_a_migration_leaves_a_database_that_the_next_start_brings_up_to_date(string sign)
    {
        for (var attempt = 1; ; attempt++)
        {
            using (var run = _site.Start())
            {
                await TestSite.EventuallyAsync(() => IsThere(sign));
                await FaultSite.SignalAsync(run, "KILL");
                await run.ExitAsync();
            }

            var applied = IsThere(Applied) ? _site.Query<long>(Applied) : 0;
            output.WriteLine($"Killed in attempt {attempt} with {applied} of {_migrations.Count} migrations applied, lock left: {IsThere("SELECT 1 FROM __EFMigrationsLock")}.");
            if (applied < _migrations.Count || IsThere("SELECT 1 FROM __EFMigrationsLock"))
            {
                break;
            }

            // It came too late.
            Assert.InRange(attempt, 1, 20);
            Array.ForEach(Directory.GetFiles(_site.DataFolder), File.Delete);
        }

        var clock = Stopwatch.StartNew();
        using var next = _site.Start();
        await FaultSite.ReadyAsync(next);
        output.WriteLine($"The next start was ready after {clock.Elapsed.TotalSeconds:0.0} s.");
        CheckSchema();
        // The bar is ten seconds.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task Kill_during_a_migration_of_a_database_in_use_keeps_what_is_in_it()
    {
        await using (var older = new TestSite(settings: $"ConnectionStrings:HipPain=Data Source={_site.Database};Pooling=False"))
        {
            await older.ReadAsync(async database =>
            {
                await database.GetService<IMigrator>().MigrateAsync(_migrations[0]);
                return 0;
            });
        }

        _site.Query<long>("INSERT INTO PageViewCounts (Day, Kind, Name, Count) VALUES ('2026-11-23', 'View', '/causes', 42) RETURNING Count");
        using (var run = _site.Start())
        {
            await TestSite.EventuallyAsync(() => IsThere("SELECT 1 FROM __EFMigrationsLock"));
            await FaultSite.SignalAsync(run, "KILL");
            await run.ExitAsync();
        }

        output.WriteLine($"Killed with {_site.Query<long>(Applied)} migrations applied.");
        using var next = _site.Start();
        await FaultSite.ReadyAsync(next);
        CheckSchema();
        Assert.Equal(42, _site.Query<long>("SELECT Count FROM PageViewCounts WHERE Day = '2026-11-23'"));
    }

    [Fact]
    public async Task Four_processes_that_start_at_once_make_one_schema_and_count_together()
    {
        const int Visits = 25;
        var clock = Stopwatch.StartNew();
        var runs = Enumerable.Range(0, 4).Select(_ => _site.Start()).ToList();
        try
        {
            await Task.WhenAll(runs.Select(run => FaultSite.ReadyAsync(run)));
            output.WriteLine($"All four were ready after {clock.Elapsed.TotalSeconds:0.0} s.");
            // The bar is twenty seconds.
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(120));
            CheckSchema();

            await Task.WhenAll(runs.Select(async run =>
            {
                using var client = FaultSite.Browser(run);
                for (var visit = 0; visit < Visits; visit++)
                {
                    Assert.Equal(200, await FaultSite.StatusAsync(client, "/causes"));
                }
            }));
            await TestSite.EventuallyAsync(() => _site.Views() == 4 * Visits);
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    private static IReadOnlyList<string> Migrations() =>
    [
        .. typeof(HipPainDbContext).Assembly.GetTypes().Where(type => type.Namespace?.EndsWith(".Sqlite", StringComparison.Ordinal) == true)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal),
    ];

    private bool IsThere(string sign)
    {
        try
        {
            return File.Exists(_site.Database) && Any(sign);
        }
        catch (SqliteException)
        {
            // The table is not there yet, or the file is being made.
            return false;
        }
    }

    private bool Any(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_site.Database};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is not null;
    }

    private void CheckSchema()
    {
        Assert.Equal(_migrations.Count, _site.Query<long>(Applied));
        Assert.Equal("ok", _site.Query<string>("PRAGMA integrity_check"));
        Assert.False(IsThere("SELECT 1 FROM __EFMigrationsLock"));
    }
}
