using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;
using HipPain.Content.Parts;

namespace HipPain.Web.Handouts;

/// <summary>Says in words what is different between two texts: line by line, and word by word in lines that are alike.</summary>
public static class TextComparison
{
    // Below this share of common words, two lines are not one line that was changed.
    private const double Alike = 0.4;

    // Comparing takes the product of lengths, and anyone may ask for it. Beyond these, old and new are only listed.
    private const int MostPairings = 2_500;
    private const int MostLines = 2_000;
    private const int LongestLine = 5_000;

    /// <summary>Compares an older text with a newer one.</summary>
    /// <param name="older">What it said.</param>
    /// <param name="newer">What it says.</param>
    /// <param name="most">How many lines that differ are wanted; those in care cards come first.</param>
    public static TextChanges Between(PlainText older, PlainText newer, int most)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var (was, now) = (older.Lines.Select(Key).ToList(), newer.Lines.Select(Key).ToList());
        List<(TextLine? Was, TextLine? Now)> pairs;
        var moved = new HashSet<string>();
        if (Math.Max(was.Count, now.Count) > MostLines)
        {
            pairs = [.. Without(older, was, now).Select(line => ((TextLine?)line, (TextLine?)null)), .. Without(newer, now, was).Select(line => ((TextLine?)null, (TextLine?)line))];
        }
        else
        {
            var diff = Differ.Instance.CreateDiffs(string.Join('\n', was), string.Join('\n', now), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance);
            moved = MovedLines(diff);
            pairs = [.. diff.DiffBlocks.SelectMany(block => Paired(
                Lines(older, was, block.DeleteStartA, block.DeleteCountA), Lines(newer, now, block.InsertStartB, block.InsertCountB)))];
        }

        var shown = pairs.OrderByDescending(pair => (pair.Now ?? pair.Was) is { IsCare: true }).Take(most).Select(pair => Change(pair.Was, pair.Now));
        return new TextChanges([.. shown], Math.Max(0, pairs.Count - most), moved.Count > 0);

        List<TextLine> Lines(PlainText text, List<string> keys, int start, int count) =>
            [.. Enumerable.Range(start, count).Where(place => !moved.Contains(keys[place])).Select(place => text.Lines[place])];
    }

    private static IEnumerable<TextLine> Without(PlainText text, List<string> keys, List<string> others)
    {
        var known = others.ToHashSet();
        return text.Lines.Where((_, place) => !known.Contains(keys[place]));
    }

    /// <summary>Lines are the same if they read the same and stand in the same care card, or in none.</summary>
    private static string Key(TextLine line) => $"{(line.IsCare ? line.Box : null)}|{line.InWords.ReplaceLineEndings(" ")}";

    /// <summary>Lines that stand as often in the newer text as in the older one, only elsewhere.</summary>
    private static HashSet<string> MovedLines(DiffResult diff)
    {
        var gone = diff.DiffBlocks.SelectMany(block => Enumerable.Range(block.DeleteStartA, block.DeleteCountA)).CountBy(place => diff.PiecesOld[place]);
        var added = diff.DiffBlocks.SelectMany(block => Enumerable.Range(block.InsertStartB, block.InsertCountB)).CountBy(place => diff.PiecesNew[place]);
        return [.. gone.Intersect(added).Select(line => line.Key)];
    }

    /// <summary>Puts lines side by side, in their order, such that pairs have the most words in common.</summary>
    private static IEnumerable<(TextLine? Was, TextLine? Now)> Paired(List<TextLine> was, List<TextLine> now)
    {
        var likeness = new double[was.Count + 1, now.Count + 1];
        var pairs = was.Count * now.Count <= MostPairings;
        for (var i = was.Count - 1; pairs && i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                likeness[i, j] = Math.Max(Together(i, j), Math.Max(likeness[i + 1, j], likeness[i, j + 1]));
            }
        }

        for (int i = 0, j = 0; i < was.Count || j < now.Count;)
        {
            if (pairs && i < was.Count && j < now.Count && likeness[i, j] > 0 && likeness[i, j] == Together(i, j))
            {
                yield return (was[i++], now[j++]);
            }
            else if (i < was.Count && (j == now.Count || likeness[i + 1, j] == likeness[i, j]))
            {
                yield return (was[i++], null);
            }
            else
            {
                yield return (null, now[j++]);
            }
        }

        double Together(int i, int j) => Likeness(was[i], now[j]) is >= Alike and var share ? share + likeness[i + 1, j + 1] : 0;
    }

    /// <summary>The share of words that two lines of the same kind have in common, from 0 to 1.</summary>
    private static double Likeness(TextLine was, TextLine now)
    {
        // What moved into a care card, or out of one, is news by itself.
        if (was.Form != now.Form || (was.IsCare ? was.Box : null) != (now.IsCare ? now.Box : null))
        {
            return 0;
        }

        var (older, newer) = (was.Text.Split(' '), now.Text.Split(' '));
        // Titles are few and stay titles: one next to the other is the same one.
        return was.Form is LineForm.Heading or LineForm.BoxTitle
            ? 1
            : older.Intersect(newer, StringComparer.OrdinalIgnoreCase).Count() * 2.0 / (older.Distinct(StringComparer.OrdinalIgnoreCase).Count() + newer.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static LineChange Change(TextLine? was, TextLine? now)
    {
        var card = (now ?? was) is { IsCare: true } line ? line.Box : null;
        if (was is null || now is null || Math.Max(was.Value.Text.Length, now.Value.Text.Length) > LongestLine)
        {
            return new LineChange(Whole(was), Whole(now), card);
        }

        var diff = Differ.Instance.CreateDiffs(Shown(was.Value), Shown(now.Value), ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        return new LineChange(
            Marked(diff.PiecesOld, [.. diff.DiffBlocks.SelectMany(block => Enumerable.Range(block.DeleteStartA, block.DeleteCountA))]),
            Marked(diff.PiecesNew, [.. diff.DiffBlocks.SelectMany(block => Enumerable.Range(block.InsertStartB, block.InsertCountB))]),
            card);
    }

    private static IReadOnlyList<Words> Whole(TextLine? line) => line is { } known ? [new Words(Shown(known), Differ: false)] : [];

    /// <summary>The sign of an item has no place in the middle of a sentence.</summary>
    private static string Shown(TextLine line) => line.Form is LineForm.Item ? line.Text : line.InWords;

    /// <summary>Puts words together that differ, and those that do not.</summary>
    private static List<Words> Marked(IReadOnlyList<string> pieces, HashSet<int> differ)
    {
        var words = new List<Words>();
        foreach (var (place, piece) in pieces.Index())
        {
            // A space is marked between two words that are, and nowhere else.
            var differs = piece == " " ? differ.Contains(place - 1) && differ.Contains(place + 1) : differ.Contains(place);
            if (words.Count > 0 && words[^1].Differ == differs)
            {
                words[^1] = words[^1] with { Text = words[^1].Text + piece };
            }
            else
            {
                words.Add(new Words(piece, differs));
            }
        }

        return words;
    }
}
