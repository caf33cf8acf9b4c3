using System.Data.Common;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Commands.Reports;
using HipPain.Web.Data;
using HipPain.Web.Data.Engines;
using HipPain.Web.Editors.Statistics;
using HipPain.Web.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Commands;

/// <summary>Says on a terminal what readers read and said. It only reads, so it may run beside the site.</summary>
/// <param name="terminal">Where it is said.</param>
/// <param name="settings">The settings given on the command line; they name the database and the content folder.</param>
internal sealed class StatsCommand(Terminal terminal, string[] settings)
{
    private const int CouldNotRun = 2;

    /// <summary>Says the figures of the whole guide, or of one address.</summary>
    /// <returns>0, or 2 with a sentence where there is no database or no such address.</returns>
    public async Task<int> RunAsync(int days, string? address, CancellationToken cancellation)
    {
        if (address is not null && !Address.TryParse(address, out _))
        {
            return await RefuseAsync($"\"{StatsReport.Printable(address)}\" is no address; write it as readers see it, such as /causes.");
        }

        var configuration = Settings.Read(settings);
        await using var services = new ServiceCollection().AddLogging().AddDatabase(configuration)
            .PostConfigure<DatabaseOptions>(ForReading).BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception exception) when (WrongSettings.In(exception) is { Count: > 0 } sentences)
        {
            return await RefuseAsync(string.Join(Environment.NewLine, sentences));
        }

        var engine = services.GetRequiredService<IDatabaseEngine>();
        if (engine.Identity is null)
        {
            return await RefuseAsync($"There is no database yet: {engine.Name} does not exist. The site makes it when it starts.");
        }

        await using var database = await services.GetRequiredService<IDbContextFactory<HipPainDbContext>>().CreateDbContextAsync(cancellation);
        var span = DaySpan.Ending(DateOnly.FromDateTime(terminal.Time.GetUtcNow().UtcDateTime), days);
        try
        {
            var figures = new ReaderFigures(database);
            var report = new StatsReport(terminal);
            if (address is null)
            {
                report.Write(await figures.OverviewAsync(span, cancellation));
            }
            else
            {
                var guide = LoadGuide(cancellation);
                var story = await figures.PageAsync(guide ?? Guide.Empty, address, span, cancellation);
                report.Write(story, SectionFigures.Of(guide ?? Guide.Empty, story), guide is null ? null : VersionComparison.Of(story, guide.FindPart(address)));
            }

            return 0;
        }
        catch (DbException cause)
        {
            return await RefuseAsync($"The database {engine.Name} cannot be read ({CodeOf(cause)}). If it is from an older version, start the site once.");
        }
    }

    /// <summary>The guide as readers see it; null if there is no content folder, since figures of a copied database can be read anywhere.</summary>
    private Guide? LoadGuide(CancellationToken cancellation) => Settings.ContentFolder(settings, TextWriter.Null) is { } folder
        ? new GuideLoader(folder, terminal.Time).Load(Guide.Empty, cancellation)
        : null;

    // The file may belong to somebody else, and lie where nothing can be written.
    private static void ForReading(DatabaseOptions options)
    {
        if (options.Provider is DatabaseOptions.Sqlite && DatabaseFile.TryParse(options.ConnectionString, HomeFolder.Find(), out var file))
        {
            options.ConnectionString = new SqliteConnectionStringBuilder(file.ConnectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        }
    }

    private static string CodeOf(DbException cause) => cause is SqliteException sqlite ? $"{sqlite.SqliteErrorCode}" : cause.SqlState ?? "it does not answer";

    private async Task<int> RefuseAsync(string sentence)
    {
        await terminal.Error.WriteLineAsync(sentence);
        return CouldNotRun;
    }
}
