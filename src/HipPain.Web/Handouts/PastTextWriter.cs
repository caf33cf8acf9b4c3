using System.Runtime.CompilerServices;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Handouts;

/// <summary>
/// Keeps every text from the day it is published, so that a sheet of paper can be compared with it later. It works in the
/// background, a few texts at a time, and tries again for as long as the database is locked or away.
/// </summary>
public sealed partial class PastTextWriter(
    ArticleRepository articles, DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time,
    ILogger<PastTextWriter> logger) : BackgroundService
{
    /// <summary>How many texts are stored at once, and so how long others wait for the database: some milliseconds.</summary>
    internal const int MostAtOnce = 100;

    // Editors' tools save several files one after the other.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ShortestBreath = TimeSpan.FromMilliseconds(20);

    // An article's front matter is made anew whenever its file is read anew, and only then.
    private readonly HashSet<FrontMatter> _stored = new(ReferenceEqualityComparer.Instance);
    private readonly Backoff _backoff = new(TimeSpan.FromMilliseconds(125));
    private string? _storedCard;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await setup.WhenMigratedAsync(stoppingToken);
        for (var guide = Guide.Empty; ;)
        {
            guide = await articles.AfterAsync(guide, stoppingToken);
            await Task.Delay(Quiet, time, stoppingToken);
            while (!await TryStoreAsync(guide = articles.Current, stoppingToken))
            {
                await Task.Delay(_backoff.Pause, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TryStoreAsync(Guide guide, CancellationToken cancellationToken)
    {
        // A preview shows drafts, and every half sentence that was saved: nobody carries those home on paper.
        if (guide.IsPreview)
        {
            return true;
        }

        try
        {
            var started = time.GetTimestamp();
            if (await StoreAsync(guide, cancellationToken) is > 0 and var count)
            {
                LogStored(count, (int)time.GetElapsedTime(started).TotalMilliseconds);
            }
        }
        catch (Exception cause) when (!cancellationToken.IsCancellationRequested)
        {
            if (_backoff.Failed())
            {
                LogFailing(cause);
            }

            return false;
        }

        if (_backoff.Succeeded())
        {
            LogRecovered();
        }

        return true;
    }

    /// <summary>Stores what a guide says and is not kept yet. What was stored once is not looked at again.</summary>
    /// <returns>How many texts were new.</returns>
    /// <exception cref="InvalidOperationException">The database is not ready.</exception>
    public async Task<int> StoreAsync(Guide guide, CancellationToken cancellationToken)
    {
        if (!setup.IsReady)
        {
            throw new InvalidOperationException("The database is not ready.");
        }

        var count = 0;
        if (guide.EmergencyText.Version != _storedCard)
        {
            count += await AddAsync([(SectionText.EmergencyCard, guide.EmergencyText)], cancellationToken);
            _storedCard = guide.EmergencyText.Version;
        }

        List<Article> shown = [.. guide.Articles, .. guide.Handouts];
        _stored.IntersectWith(shown.Select(article => article.FrontMatter));
        foreach (var some in Batches(shown.Where(article => !_stored.Contains(article.FrontMatter))))
        {
            count += await AddAsync([.. some.SelectMany(PartsOf)], cancellationToken);
            _stored.UnionWith(some.Select(article => article.FrontMatter));
        }

        return count;
    }

    /// <summary>Articles taken together until they have <see cref="MostAtOnce"/> parts or somewhat more.</summary>
    private static IEnumerable<List<Article>> Batches(IEnumerable<Article> articles)
    {
        var (batch, parts) = (new List<Article>(), 0);
        foreach (var article in articles)
        {
            batch.Add(article);
            parts += 1 + article.Sections.Count;
            if (parts >= MostAtOnce)
            {
                yield return batch;
                (batch, parts) = ([], 0);
            }
        }

        if (parts > 0)
        {
            yield return batch;
        }
    }

    private static IEnumerable<(string Address, PlainText Text)> PartsOf(Article article) =>
        article.Sections.Select(section => new Part(article, section)).Prepend(new Part(article, section: null)).Select(part => (part.Address, part.Text));

    /// <summary>Adds the texts that the database does not have yet, and says how many those were.</summary>
    private async Task<int> AddAsync(IReadOnlyList<(string Address, PlainText Text)> texts, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var addresses = texts.Select(text => text.Address).ToList();
        var known = (await database.SectionTexts.Where(row => addresses.Contains(row.Address)).Select(row => new { row.Address, row.Version }).ToListAsync(cancellationToken))
            .ConvertAll(row => (row.Address, row.Version)).ToHashSet();
        var added = 0;
        foreach (var some in texts.Where(text => !known.Contains((text.Address, text.Text.Version))).Chunk(MostAtOnce))
        {
            var started = time.GetTimestamp();
            added += await InsertAsync(database, some, cancellationToken);
            // Who waits for SQLite's lock looks every 150 ms: most of the time it has to be free.
            var breath = time.GetElapsedTime(started) * 2;
            await Task.Delay(breath > ShortestBreath ? breath : ShortestBreath, time, cancellationToken);
        }

        return added;
    }

    /// <summary>One statement is one short transaction. Another process may have stored the same meanwhile.</summary>
    private Task<int> InsertAsync(HipPainDbContext database, (string Address, PlainText Text)[] texts, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var rows = string.Join(", ", texts.Select((_, n) => $"({{{n * 4}}}, {{{(n * 4) + 1}}}, {{{(n * 4) + 2}}}, {{{(n * 4) + 3}}})"));
        object[] values = [.. texts.SelectMany(text => new object[] { text.Address, text.Text.Version, text.Text.Stored, today })];
        return database.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create($"""INSERT INTO "SectionTexts" ("Address", "Version", "Text", "FirstSeen") VALUES {rows} ON CONFLICT DO NOTHING""", values),
            cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "{Count} new texts are kept for comparison with sheets of paper, in {Milliseconds} ms.")]
    private partial void LogStored(int count, int milliseconds);

    [LoggerMessage(LogLevel.Error, "New texts cannot be kept for comparison with sheets of paper at the moment. It is tried again until it works.")]
    private partial void LogFailing(Exception cause);

    [LoggerMessage(LogLevel.Information, "New texts are kept again.")]
    private partial void LogRecovered();
}
