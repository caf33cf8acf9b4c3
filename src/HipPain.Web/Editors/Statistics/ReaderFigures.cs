using HipPain.Content;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Statistics;

/// <summary>Reads from the database what readers read and said. The database adds up; nothing is tracked or changed.</summary>
public sealed class ReaderFigures(HipPainDbContext database)
{
    /// <summary>How often words must have been searched to be shown: what one reader alone typed stays unseen.</summary>
    public const int SearchesToShow = 3;

    /// <summary>How many of many names are told apart.</summary>
    public const int TopNames = 10;

    /// <summary>What happened in the whole guide.</summary>
    public async Task<Overview> OverviewAsync(DaySpan span, CancellationToken cancellationToken)
    {
        var days = await DaysAsync(Counts(new DaySpan(span.Before().First, span.Last)), cancellationToken);
        // No count is below 0: that keeps SQLite from going through all days of a kind for the few days that are asked for.
        var reads = Counts(span).Where(count => count.Kind == PageViewKind.View || count.Kind == PageViewKind.Arrival || count.Count < 0);
        var pages = await PagesAsync(reads, database.Votes(span), cancellationToken);
        return new Overview
        {
            Span = span,
            Days = [.. span.Days.Select(day => days.GetValueOrDefault(day, new DayFigures(day, 0, 0)))],
            Views = Comparison.Of([.. days.Values.Select(day => (day.Day, day.Views))], span),
            Arrivals = Comparison.Of([.. days.Values.Select(day => (day.Day, day.Arrivals))], span),
            Votes = pages.Aggregate(default(Votes), (sum, page) => sum + page.Votes),
            Pages = pages,
            Referrers = await TopAsync(span, PageViewKind.Referrer, atLeast: 1, cancellationToken),
            Rejections = await TopAsync(span, PageViewKind.Rejected, atLeast: 1, cancellationToken, top: 50),
            SearchMisses = await TopAsync(span, PageViewKind.SearchMiss, SearchesToShow, cancellationToken),
            BrokenLinks = await TopAsync(span, PageViewKind.BrokenLink, atLeast: 1, cancellationToken),
        };
    }

    /// <summary>What happened to one page, whether it exists or not, to the pages below it and to its sections in the guide.</summary>
    public Task<PageStory> PageAsync(Guide guide, string address, DaySpan span, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var sections = guide.FindPart(address) is { Section: null, Article: var article } ? article.Sections.Select(article.AddressOf) : [];
        return PageAsync(address, [.. sections], span, cancellationToken);
    }

    /// <summary>What happened to one page, whether it exists or not, and to the pages below it.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="sections">The addresses of its sections that do not begin with its own, as those of the home page.</param>
    /// <param name="span">The days.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PageStory> PageAsync(string address, IReadOnlyList<string> sections, DaySpan span, CancellationToken cancellationToken)
    {
        var days = await DaysAsync(
            Counts(new DaySpan(span.Before().First, span.Last))
                .Where(count => count.Name == address && (count.Kind == PageViewKind.View || count.Kind == PageViewKind.Arrival)),
            cancellationToken);
        // What follows a slash in the order of characters is a zero.
        var (from, to) = address == "/" ? ("/", "/") : ($"{address}/", $"{address}0");
        var below = await PagesAsync(
            Counts(span).Where(count => count.Kind == PageViewKind.View || count.Kind == PageViewKind.Arrival).Where(count => (string.Compare(count.Name, from) >= 0 && string.Compare(count.Name, to) < 0) || sections.Contains(count.Name)),
            database.Votes(span).Where(vote => (string.Compare(vote.Address, from) >= 0 && string.Compare(vote.Address, to) < 0) || sections.Contains(vote.Address)),
            cancellationToken);
        var votes = database.Votes(span).Where(vote => vote.Address == address);
        var reasons = await votes.Where(vote => vote.Reason != "").GroupBy(vote => vote.Reason)
            .Select(same => new { Reason = same.Key, Count = same.Sum(vote => vote.Count) }).ToListAsync(cancellationToken);
        return new PageStory
        {
            Address = address,
            Span = span,
            Days = [.. span.Days.Select(day => days.GetValueOrDefault(day, new DayFigures(day, 0, 0)))],
            Views = Comparison.Of([.. days.Values.Select(day => (day.Day, day.Views))], span),
            Arrivals = Comparison.Of([.. days.Values.Select(day => (day.Day, day.Arrivals))], span),
            Votes = new Votes(
                await votes.Where(vote => vote.Helpful).SumAsync(vote => vote.Count, cancellationToken),
                await votes.Where(vote => !vote.Helpful).SumAsync(vote => vote.Count, cancellationToken)),
            Reasons = [.. reasons.Select(same => new NamedCount(same.Reason, same.Count)).OrderByDescending(same => same.Count).ThenBy(same => same.Name, StringComparer.Ordinal)],
            Below = below,
            Versions = await VersionsAsync(address, cancellationToken),
        };
    }

    /// <summary>Whether anybody ever read the page at an address or voted on it.</summary>
    public async Task<bool> KnowsAsync(string address, CancellationToken cancellationToken) =>
        await database.PageViewCounts.AnyAsync(count => count.Kind == PageViewKind.View && count.Name == address, cancellationToken)
        || await database.Votes(DaySpan.Always).AnyAsync(vote => vote.Address == address, cancellationToken);

    private IQueryable<PageViewCount> Counts(DaySpan span) => database.PageViewCounts.AsNoTracking()
        .Where(count => count.Day >= span.First && count.Day <= span.Last);

    // Kinds are told apart afterwards: asked for by kind, SQLite would go by the index of kinds and sort, which takes three times as long.
    private static async Task<Dictionary<DateOnly, DayFigures>> DaysAsync(IQueryable<PageViewCount> counts, CancellationToken cancellationToken)
    {
        var sums = await counts.GroupBy(count => new { count.Day, count.Kind })
            .Select(same => new { same.Key.Day, same.Key.Kind, Count = same.Sum(count => count.Count) })
            .ToListAsync(cancellationToken);
        return sums.GroupBy(sum => sum.Day).ToDictionary(
            day => day.Key,
            day => new DayFigures(
                day.Key,
                day.Where(sum => sum.Kind == PageViewKind.View).Sum(sum => sum.Count),
                day.Where(sum => sum.Kind == PageViewKind.Arrival).Sum(sum => sum.Count)));
    }

    private static async Task<IReadOnlyList<PageFigures>> PagesAsync(
        IQueryable<PageViewCount> counts, IQueryable<VoteRow> votes, CancellationToken cancellationToken)
    {
        var reads = await counts.GroupBy(count => count.Name)
            .Select(same => new
            {
                Name = same.Key,
                Views = same.Sum(count => count.Kind == PageViewKind.View ? count.Count : 0),
                Arrivals = same.Sum(count => count.Kind == PageViewKind.Arrival ? count.Count : 0),
            })
            .ToDictionaryAsync(same => same.Name, same => (same.Views, same.Arrivals), cancellationToken);
        var votesBy = await votes.GroupBy(vote => vote.Address)
            .Select(same => new
            {
                Address = same.Key,
                Yes = same.Sum(vote => vote.Helpful ? vote.Count : 0),
                No = same.Sum(vote => vote.Helpful ? 0 : vote.Count),
            })
            .ToDictionaryAsync(same => same.Address, same => new Votes(same.Yes, same.No), cancellationToken);
        return [.. reads.Keys.Union(votesBy.Keys)
            .Select(address => (Address: address, Read: reads.GetValueOrDefault(address), Votes: votesBy.GetValueOrDefault(address)))
            .Select(page => new PageFigures(page.Address, page.Read.Views, page.Read.Arrivals, page.Votes))
            .OrderByDescending(page => page.Views).ThenBy(page => page.Address, StringComparer.Ordinal)];
    }

    private async Task<TopCounts> TopAsync(
        DaySpan span, PageViewKind kind, int atLeast, CancellationToken cancellationToken, int top = TopNames)
    {
        var (first, last, name) = (span.First, span.Last, kind.ToString());
        // In one pass: there may be tens of thousands of names, of which a few are wanted.
        var rows = await database.Database.SqlQuery<TopRow>(
            $"""
            SELECT "Name", CAST(SUM("Count") AS bigint) AS "Count", COUNT(*) OVER () AS "Names", CAST(SUM(SUM("Count")) OVER () AS bigint) AS "Total"
            FROM "PageViewCounts" WHERE "Kind" = {name} AND "Day" >= {first} AND "Day" <= {last}
            GROUP BY "Name" HAVING SUM("Count") >= {atLeast}
            ORDER BY SUM("Count") DESC, "Name" LIMIT {top}
            """).ToListAsync(cancellationToken);
        return rows is [var any, ..]
            ? new TopCounts([.. rows.Select(row => new NamedCount(row.Name, row.Count))], (int)any.Names, any.Total)
            : new TopCounts([], 0, 0);
    }

    private async Task<IReadOnlyList<VersionVotes>> VersionsAsync(string address, CancellationToken cancellationToken)
    {
        var versions = await database.Votes(DaySpan.Always).Where(vote => vote.Address == address).GroupBy(vote => vote.Version)
            .Select(same => new
            {
                Version = same.Key,
                First = same.Min(vote => vote.Day),
                FirstAt = same.Min(vote => vote.At),
                Last = same.Max(vote => vote.Day),
                Yes = same.Sum(vote => vote.Helpful ? vote.Count : 0),
                No = same.Sum(vote => vote.Helpful ? 0 : vote.Count),
            })
            .ToListAsync(cancellationToken);
        var published = await database.SectionTexts.AsNoTracking().Where(text => text.Address == address)
            .Select(text => new { text.Version, text.FirstSeen }).ToDictionaryAsync(text => text.Version, text => text.FirstSeen, cancellationToken);
        // By the first vote: a tab that was left open may vote for an old version long after a newer one has come.
        return [.. versions
            .OrderBy(version => version.FirstAt).ThenBy(version => version.Last).ThenBy(version => version.Version, StringComparer.Ordinal)
            .Select(same => new VersionVotes
            {
                Version = same.Version,
                FirstVote = same.First,
                LastVote = same.Last,
                PublishedOn = published.TryGetValue(same.Version, out var day) ? day : null,
                Votes = new Votes(same.Yes, same.No),
            })];
    }

    private sealed record TopRow(string Name, long Count, long Names, long Total);
}
