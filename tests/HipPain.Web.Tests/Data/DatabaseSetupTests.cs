using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace HipPain.Web.Tests.Data;

[Trait("Engine", "Sqlite")]
public sealed class DatabaseSetupTests
{
    [Fact]
    public async Task No_change_of_the_model_waits_for_a_migration()
    {
        await using var site = new TestSite();

        Assert.False(await site.ReadAsync(database => Task.FromResult(database.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task Missing_database_is_created_with_its_folder_and_a_write_ahead_log()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();

        using var connection = site.Connect();
        Assert.True(site.Setup.IsReady);
        Assert.Equal("wal", TestSite.Execute(connection, "PRAGMA journal_mode"));
        Assert.Equal(0, await site.ReadAsync(database => database.PageViewCounts.CountAsync()));
    }

    [Fact]
    public async Task Context_can_be_had_in_a_scope()
    {
        await using var site = new TestSite();
        await using var scope = site.Services.CreateAsyncScope();

        Assert.NotNull(scope.ServiceProvider.GetRequiredService<HipPainDbContext>());
    }

    [Fact]
    public async Task Every_connection_overwrites_what_is_deleted_and_survives_a_power_cut()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();

        Assert.Equal(1, await site.ReadAsync(Pragma("secure_delete")));
        Assert.Equal(2, await site.ReadAsync(Pragma("synchronous")));

        static Func<HipPainDbContext, Task<int>> Pragma(string name) => async database =>
        {
            await database.Database.OpenConnectionAsync();
            await using var command = database.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return (int)(long)(await command.ExecuteScalarAsync())!;
        };
    }

    [Fact]
    public async Task Stale_migrations_lock_does_not_block_a_start()
    {
        await using var site = new TestSite();
        using (var connection = site.Connect())
        {
            TestSite.Execute(connection, "CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)");
            TestSite.Execute(connection, "INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00')");
        }

        await site.StartAsync<DatabaseSetup>();

        await TestSite.EventuallyAsync(() => site.Setup.IsReady);
    }

    [Fact]
    public async Task Start_waits_for_another_process_that_migrates()
    {
        await using var site = new TestSite();
        Directory.CreateDirectory(Path.GetDirectoryName(site.DatabasePath)!);
        using (new FileStream(site.DatabasePath + ".migrating", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await site.StartAsync<DatabaseSetup>();
            await Task.Delay(500);
            Assert.False(site.Setup.IsReady);
        }

        await TestSite.EventuallyAsync(() => site.Setup.IsReady);
    }

    [Fact]
    public async Task Locked_database_does_not_hold_up_the_start_and_is_set_up_once_it_is_free()
    {
        await using var site = new TestSite();
        using (site.Lock())
        {
            // They are made once; only their start is timed.
            _ = site.Services.GetServices<IHostedService>().ToList();
            var clock = Stopwatch.StartNew();
            await site.StartAsync<DatabaseSetup>();
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1.9));
            Assert.False(site.Setup.IsReady);
            await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("cannot be set up yet")));
        }

        await TestSite.EventuallyAsync(() => site.Setup.IsReady);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Broken_file_is_tried_again_until_it_is_repaired(bool repairedByAnotherFile)
    {
        await using var site = new TestSite();
        Directory.CreateDirectory(Path.GetDirectoryName(site.DatabasePath)!);
        await File.WriteAllTextAsync(site.DatabasePath, new string('x', 8192));
        await site.StartAsync<DatabaseSetup>();
        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("cannot be set up yet")));
        await Task.Delay(300);
        Assert.False(site.Setup.IsReady);

        if (repairedByAnotherFile)
        {
            File.Delete(site.DatabasePath);
        }
        else
        {
            await File.WriteAllBytesAsync(site.DatabasePath, []);
        }

        await TestSite.EventuallyAsync(() => site.Setup.IsReady);
        Assert.Single(site.Log.Lines, line => line.Contains("cannot be set up yet"));
    }

    [Fact]
    public async Task Database_stays_the_same_file_while_it_is_written_to_and_is_another_once_a_copy_is_in_its_place()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var file = site.Get<DatabaseFile>();
        var identity = file.Identity;
        Assert.NotNull(identity);
        using (var connection = new SqliteConnection($"Data Source={site.DatabasePath};Pooling=False"))
        {
            connection.Open();
            TestSite.Execute(connection, "CREATE TABLE Later (Id INTEGER)");
            TestSite.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Assert.Equal(identity, file.Identity);

        File.Copy(site.DatabasePath, site.DatabasePath + ".copy");
        File.Move(site.DatabasePath + ".copy", site.DatabasePath, overwrite: true);
        Assert.NotEqual(identity, file.Identity);
    }

    [Fact]
    public async Task Folder_that_cannot_be_looked_into_is_no_error_and_the_database_is_back_with_it()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var folder = Path.GetDirectoryName(site.DatabasePath)!;
        Directory.Move(folder, folder + ".away");

        // A link to itself leads nowhere, for root too.
        File.CreateSymbolicLink(folder, folder);
        Assert.Null(site.Get<DatabaseFile>().Identity);
        Assert.False(site.Setup.IsReady);
        File.Delete(folder);
        await File.WriteAllTextAsync(folder, "A file in the folder's place.");
        Assert.False(site.Setup.IsReady);
        File.Delete(folder);

        Directory.Move(folder + ".away", folder);
        Assert.True(site.Setup.IsReady);
    }

    [Fact]
    public async Task Stop_ends_the_attempts()
    {
        await using var site = new TestSite();
        Directory.CreateDirectory(site.DatabasePath);
        await site.StartAsync<DatabaseSetup>();
        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("cannot be set up yet")));

        await site.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Health_follows_the_database_from_missing_to_ready_to_gone_and_back()
    {
        await using var site = new TestSite();
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());

        await site.StartMigratedAsync<DatabaseSetup>();
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());

        File.Move(site.DatabasePath, site.DatabasePath + ".away");
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());

        File.Move(site.DatabasePath + ".away", site.DatabasePath);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());

        async Task<HealthStatus> HealthAsync()
        {
            var check = ActivatorUtilities.CreateInstance<DatabaseHealthCheck>(site.Services);
            var context = new HealthCheckContext { Registration = new("database", check, HealthStatus.Unhealthy, null) };
            return (await check.CheckHealthAsync(context)).Status;
        }
    }
}
