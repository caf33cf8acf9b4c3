using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Commands.Reports;
using HipPain.Web.Data;
using HipPain.Web.Editors.Statistics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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

        if (Settings.Database(settings) is not { } file)
        {
            return await RefuseAsync("ConnectionStrings:HipPain must name a file, as in Data Source=data/hippain.db.");
        }

        if (file.Identity is null)
        {
            return await RefuseAsync($"There is no database yet: {file.Path} does not exist. The site makes it when it starts.");
        }

        await using var services = new ServiceCollection().AddEditorTables().BuildServiceProvider();
        await using var database = Open(file, services);
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
        catch (SqliteException cause)
        {
            return await RefuseAsync($"The database {file.Path} cannot be read ({cause.SqliteErrorCode}). If it is from an older version, start the site once.");
        }
    }

    /// <summary>The guide as readers see it; null if there is no content folder, since figures of a copied database can be read anywhere.</summary>
    private Guide? LoadGuide(CancellationToken cancellation) => Settings.ContentFolder(settings, TextWriter.Null) is { } folder
        ? new GuideLoader(folder, terminal.Time).Load(Guide.Empty, cancellation)
        : null;

    private static HipPainDbContext Open(DatabaseFile file, IServiceProvider services)
    {
        var connection = new SqliteConnectionStringBuilder(file.ConnectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        return new HipPainDbContext(new DbContextOptionsBuilder<HipPainDbContext>()
            .UseSqlite(connection.ToString()).UseApplicationServiceProvider(services).Options);
    }

    private async Task<int> RefuseAsync(string sentence)
    {
        await terminal.Error.WriteLineAsync(sentence);
        return CouldNotRun;
    }
}
