using System.Globalization;
using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Commands.Reports;

/// <summary>Figures as plain, aligned text: names at the start of a line, figures in columns.</summary>
internal sealed class StatsReport(Terminal terminal)
{
    private const int LongestName = 60;
    private const int MostDays = 31;
    private const int MostPages = 20;

    /// <summary>A name from outside without what a terminal would obey.</summary>
    public static string Printable(string name) => string.Concat(name.Select(
        character => char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format ? '\uFFFD' : character));

    public void Write(Overview overview)
    {
        Head("What readers read and said", overview.Span);
        Key(overview.Views, overview.Arrivals, overview.Votes, overview.Span);
        Days(overview.Days);
        Pages("What was read", overview.Pages);
        var ranking = HelpfulRanking.Of(overview.Pages);
        Ranking(ranking.Worst.Count == 0 ? "Pages with enough votes, the best first" : "Helped most", ranking.Best);
        Ranking("Helped least", ranking.Worst);
        if (ranking.Ranked > 0)
        {
            terminal.Output.WriteLine(FigureWords.RangeMeaning);
        }

        if (ranking.TooFew.Count > 0)
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine($"Pages with too few votes to say: {ranking.TooFew.Count}.");
            Table($"Fewer than {Votes.Enough} votes each", ["Page", "Yes", "No"], ranking.TooFew.Select(page => new[]
            {
                page.Address, page.Votes.Yes.InWords(), page.Votes.No.InWords(),
            }));
        }

        Counts("Where readers came from", overview.Referrers, FigureWords.Host);
        if (overview.ArrivalsWithoutLink > 0)
        {
            terminal.Output.WriteLine($"{overview.ArrivalsWithoutLink.InWords()} {FigureWords.WithoutLink}");
        }

        Counts("What was not counted", overview.Rejections, FigureWords.Rejection);
        Counts($"Searched {ReaderFigures.SearchesToShow} times or more and not found", overview.SearchMisses, words => words);
        Counts("Links that lead nowhere", overview.BrokenLinks, path => path);
    }

    /// <param name="story">The figures of one page.</param>
    /// <param name="sections">Those of its sections.</param>
    /// <param name="comparison">Its versions held against each other; null where nobody knows which one readers see now.</param>
    public void Write(PageStory story, SectionFigures sections, VersionComparison? comparison)
    {
        Head(story.Address, story.Span);
        Key(story.Views, story.Arrivals, story.Votes, story.Span);
        Days(story.Days);
        Sections(story, sections);
        Pages("Other pages below it", [.. story.Below.Except(sections.Sections)]);
        Versions(comparison?.Versions ?? TextVersion.Of(story.Versions, current: null, []));
        terminal.Output.WriteLine(comparison is null
            ? "Whether the last change helped is not said without the articles: name their folder, as in --Content:Root=/articles."
            : $"Did the last change help? {comparison.Verdict}");
        Counts("Reasons that readers chose", new TopCounts(story.Reasons, story.Reasons.Count, story.Reasons.Sum(reason => reason.Count)), FigureWords.Reason);
    }

    private void Head(string title, DaySpan span)
    {
        terminal.WriteLine((title, "bold"));
        terminal.Output.WriteLine($"{span.InWords()}. Today is not over, so comparisons leave it out.");
    }

    private void Key(Comparison views, Comparison arrivals, Votes votes, DaySpan span)
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"Views     {views.Total.InWords(),13}   {views.InWords(span)}");
        terminal.Output.WriteLine($"Arrivals  {arrivals.Total.InWords(),13}   {arrivals.InWords(span)}");
        terminal.Output.WriteLine(votes.Share is { } share
            ? $"Helpful   {FigureWords.Percent(share.Share),13}   {share.Range()}, {votes.InWords()} votes"
            : "Helpful               –   no votes");
    }

    private void Days(IReadOnlyList<DayFigures> days)
    {
        // The newest piece is whole; the oldest may be short.
        var pieces = days.Count <= MostDays ? days.Select(day => new[] { day }).ToList()
            : [.. days.Reverse().Chunk(7).Select(week => week.Reverse().ToArray()).Reverse()];
        Table(
            days.Count <= MostDays ? "By day" : "By week, the last ending today",
            [days.Count <= MostDays ? "Day" : "From", "Views", "Arrivals"],
            pieces.Select(piece => new[] { piece[0].Day.Named(), piece.Sum(day => day.Views).InWords(), piece.Sum(day => day.Arrivals).InWords() }));
    }

    private void Pages(string title, IReadOnlyList<PageFigures> pages)
    {
        if (pages.Count == 0)
        {
            return;
        }

        Table(title, ["Page", "Views", "Arrivals", "Helpful", "Votes"], pages.Take(MostPages).Select(page => new[]
        {
            page.Address,
            page.Views.InWords(),
            page.Arrivals.InWords(),
            page.Votes.Share is { } share ? FigureWords.Percent(share.Share) : "–",
            page.Votes.Total.InWords(),
        }));
        if (pages.Count > MostPages)
        {
            terminal.Output.WriteLine($"and {pages.Count - MostPages} more");
        }
    }

    private void Sections(PageStory story, SectionFigures sections)
    {
        if (sections.Sections.Count > 0)
        {
            var whole = new PageFigures(story.Address, story.Views.Total, story.Arrivals.Total, story.Votes);
            Table("Views by section, the whole page first", ["Page", "Views", "Share", "Arrivals", "Helpful", "Votes"], sections.Sections.Prepend(whole).Select(page => new[]
            {
                page.Address,
                page.Views.InWords(),
                FigureWords.Part(page.Views, sections.AllViews),
                page.Arrivals.InWords(),
                page.Votes.Share is { } share ? FigureWords.Percent(share.Share) : "–",
                page.Votes.Total.InWords(),
            }));
        }
    }

    private void Versions(IReadOnlyList<TextVersion> versions)
    {
        if (versions.Count == 0)
        {
            terminal.Output.WriteLine();
            return;
        }

        Table("Votes by version, all so far", ["Version", "Published", "First vote", "Last vote", "Yes", "No", "Share", "Range"], versions.Select(version => new[]
        {
            NameOf(version),
            version.Votes.PublishedOn?.Named() ?? "–",
            version.Votes.FirstVote?.Named() ?? "–",
            version.Votes.LastVote?.Named() ?? "–",
            version.Votes.Votes.Yes.InWords(),
            version.Votes.Votes.No.InWords(),
            version.Votes.Votes.Share is { } share ? FigureWords.Percent(share.Share) : "–",
            version.Votes.Votes.Share?.Range() ?? "–",
        }));
        foreach (var (version, change) in versions.SelectMany(version => version.Changes.Select(change => (version, change))))
        {
            terminal.Output.WriteLine($"{NameOf(version)}: {change.Date.Named()}: {Printable(change.Note)}{(change.Advice ? " (advice changed)" : "")}");
        }
    }

    private static string NameOf(TextVersion version) =>
        $"{(version.Votes.Version.Length == 0 ? "unknown" : Printable(version.Votes.Version))}{(version.IsCurrent ? " (now)" : "")}";

    private void Ranking(string title, IReadOnlyList<PageFigures> pages)
    {
        if (pages.Count > 0)
        {
            Table(title, ["Page", "Share", "Range", "Votes"], pages.Select(page => new[]
            {
                page.Address, FigureWords.Percent(page.Votes.Share!.Value.Share), page.Votes.Share!.Value.Range(), page.Votes.InWords(),
            }));
        }
    }

    private void Counts(string title, TopCounts counts, Func<string, string> words)
    {
        if (counts.Top.Count == 0)
        {
            return;
        }

        var rows = counts.Top.Select(count => new[] { words(count.Name), count.Count.InWords(), FigureWords.Part(count.Count, counts.Total) });
        var rest = counts.Rest > 0
            ? new[] { new[] { $"{counts.Names - counts.Top.Count} more", counts.Rest.InWords(), FigureWords.Part(counts.Rest, counts.Total) } }
            : [];
        Table(title, ["Name", "Count", "Share"], rows.Concat(rest));
    }

    private void Table(string title, string[] heads, IEnumerable<string[]> rows)
    {
        List<string[]> cells = [heads, .. rows.Select(row => row.Select((cell, column) => column == 0 ? Short(Printable(cell)) : cell).ToArray())];
        var widths = heads.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        terminal.Output.WriteLine();
        terminal.WriteLine((title, "bold"));
        foreach (var (index, row) in cells.Index())
        {
            var line = string.Join("   ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])));
            terminal.WriteLine((line.TrimEnd(), index == 0 ? "grey" : null));
        }
    }

    private static string Short(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";
}
