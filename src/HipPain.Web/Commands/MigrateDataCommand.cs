using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using HipPain.Web.Data;
using HipPain.Web.Data.Engines;
using HipPain.Web.Data.Moving;
using HipPain.Web.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Commands;

/// <summary>Moves everything from a SQLite file to the PostgreSQL server that the settings name.</summary>
internal sealed class MigrateDataCommand(Terminal terminal, string[] settings)
{
    private const int CouldNotRun = 2;

    /// <summary>Copies, compares, and says how much of what there is now.</summary>
    /// <param name="file">The SQLite file, relative to the working folder.</param>
    /// <param name="cancellation">Gives up; the server's database stays empty.</param>
    /// <returns>0, 1 where the two did not become equal, or 2 with a sentence where it could not begin.</returns>
    public async Task<int> RunAsync(string file, CancellationToken cancellation)
    {
        if (!DatabaseFile.TryParse($"Data Source={file}", terminal.WorkingFolder, out var from) || from.Identity is null)
        {
            return await RefuseAsync($"There is no database file {file}.");
        }

        var configuration = Settings.Read(settings);
        if (!DatabaseServices.IsOverNetwork(configuration))
        {
            return await RefuseAsync("The settings must name the server that the data goes to: Database:Provider must be PostgreSql, and ConnectionStrings:HipPain its connection.");
        }

        await using var source = Services(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:HipPain", from.ConnectionString)]).Build());
        await using var target = Services(configuration);
        try
        {
            target.GetRequiredService<IStartupValidator>().Validate();
            await source.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
            await target.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
            return await MoveAsync(source, target, cancellation);
        }
        catch (Exception exception) when (WrongSettings.In(exception) is { Count: > 0 } sentences)
        {
            return await RefuseAsync(string.Join(Environment.NewLine, sentences));
        }
        catch (DataMoveException exception)
        {
            await terminal.Error.WriteLineAsync($"{exception.Message} Nothing was moved.");
            return 1;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"Nothing was moved: {(exception.InnerException ?? exception).Message}");
        }
    }

    private async Task<int> MoveAsync(IServiceProvider source, IServiceProvider target, CancellationToken cancellation)
    {
        await using var old = await source.GetRequiredService<IDbContextFactory<HipPainDbContext>>().CreateDbContextAsync(cancellation);
        await using var next = await target.GetRequiredService<IDbContextFactory<HipPainDbContext>>().CreateDbContextAsync(cancellation);
        var clock = Stopwatch.StartNew();
        var counts = await terminal.WithProgressAsync("Moving the data", progress => new DataMove(old, next).RunAsync(
            progress is null ? null : (done, of) => progress((int)(done * 1000 / Math.Max(of, 1)), 1000), cancellation));
        foreach (var (table, rows) in counts)
        {
            await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table}: {rows:N0}"));
        }

        await terminal.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Moved in {clock.Elapsed.TotalSeconds:N1} s to {target.GetRequiredService<IDatabaseEngine>().Name}; both databases hold the same numbers of rows and of views. The file is as it was."));
        return 0;
    }

    private static ServiceProvider Services(IConfiguration configuration) =>
        new ServiceCollection().AddLogging().AddDatabase(configuration).BuildServiceProvider();

    private async Task<int> RefuseAsync(string sentence)
    {
        await terminal.Error.WriteLineAsync(sentence);
        return CouldNotRun;
    }
}
