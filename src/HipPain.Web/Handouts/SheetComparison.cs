using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Web.Data;

namespace HipPain.Web.Handouts;

/// <summary>Tells what became of a sheet of paper since it was made.</summary>
public sealed class SheetComparison(PastTexts past)
{
    private const int MostLines = 12;
    private const int MostNotes = 5;

    /// <summary>Compares a sheet with the guide of today. The database is asked only where a version differs.</summary>
    /// <param name="guide">The guide of today.</param>
    /// <param name="asked">The addresses of the sheet's parts as they are asked for, each with its leading slash.</param>
    /// <param name="versions">The versions on the sheet, in the form of <see cref="SheetVersions"/>.</param>
    /// <param name="cancellationToken">The reader left.</param>
    public async Task<SheetNews> CompareAsync(Guide guide, IReadOnlyList<string> asked, string? versions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(asked);
        // No sheet holds more: a ready-made handout itself and its parts.
        if (asked.Count is 0 or > Sheet.MostSections + 1 || SheetVersions.Read(versions, asked.Count) is not { } sheet)
        {
            return SheetNews.Unreadable;
        }

        List<Line> lines = [new(SectionText.EmergencyCard, sheet.Card, Part: null, guide.EmergencyText)];
        foreach (var (address, version) in asked.Zip(sheet.Parts))
        {
            var part = guide.Follow(address);
            lines.Add(new Line(address, version, part, part?.Text));
        }

        var wanted = lines.Where(line => line.Now is { } now && now.Version != line.Version).Select(line => (line.Address, line.Version)).ToHashSet();
        var found = await past.FindAsync(guide, wanted, cancellationToken);
        return new SheetNews { Parts = [.. lines.Select(line => NewsOf(line, guide, found))] };
    }

    private static PartNews NewsOf(Line line, Guide guide, IReadOnlyDictionary<(string Address, string Version), PastText>? found)
    {
        var news = new PartNews { Fate = PartFate.Unchanged, Part = line.Part, Asked = line.Address == SectionText.EmergencyCard ? null : line.Address };
        if (line.Now is null)
        {
            var gone = guide.FindGone(line.Address) ?? (guide.Redirect(line.Address) is { } moved ? guide.FindGone(moved.Location) : null);
            return news with { Fate = gone is null ? PartFate.Missing : PartFate.Gone, Gone = gone };
        }

        if (line.Now.Version == line.Version)
        {
            return news;
        }

        if (found is null)
        {
            return news with { Fate = PartFate.Unavailable, Notes = NotesOf(line.Part, since: null) };
        }

        return found.TryGetValue((line.Address, line.Version), out var then)
            ? news with { Fate = PartFate.Changed, Changes = TextComparison.Between(then.Text, line.Now, MostLines), Notes = NotesOf(line.Part, then.FirstSeen) }
            : news with { Fate = PartFate.Unknown, Notes = NotesOf(line.Part, since: null) };
    }

    /// <summary>What was noted since a day. Of that day's notes, the one with which the article began is no change.</summary>
    private static IReadOnlyList<Change> NotesOf(Part? part, DateOnly? since)
    {
        var all = part?.Article.FrontMatter.Changes ?? [];
        var first = all.MinBy(change => change.Date);
        return [.. all.Where(change => since is null || change.Date > since || (change.Date == since && change != first))
            .OrderByDescending(change => change.Advice).ThenByDescending(change => change.Date).Take(MostNotes)];
    }

    /// <summary>One part of the sheet: how it was printed, and what it says now; null if it is no longer part of the guide.</summary>
    private sealed record Line(string Address, string Version, Part? Part, PlainText? Now);
}
