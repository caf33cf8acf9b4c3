using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HipPain.Content.Editing;

/// <summary>Finds where values stand in YAML that has been read without a problem.</summary>
internal static class YamlPlaces
{
    /// <summary>Rewrites every value, in quotes or not, that is a link to a moved article.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="yaml">Where the YAML stands in it.</param>
    /// <param name="moved">The article.</param>
    public static void Rewrite(EditableText text, Range yaml, MovedAddress moved)
    {
        var (offset, size) = yaml.GetOffsetAndLength(text.Text.Length);
        foreach (var scalar in Events(text.Text.Substring(offset, size)).OfType<Scalar>())
        {
            if (!scalar.IsKey && moved.Follow(scalar.Value) is { } target)
            {
                var (start, length) = Inside(scalar, text.Text, offset);
                text.Replace(start, length, target);
            }
        }
    }

    /// <summary>Adds an alias to front matter; in the place of another one, if that is given.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="yaml">Where the front matter's YAML stands in it.</param>
    /// <param name="alias">The address to add.</param>
    /// <param name="instead">The alias that goes, or null.</param>
    public static void AddAlias(EditableText text, Range yaml, string alias, string? instead)
    {
        var (offset, length) = yaml.GetOffsetAndLength(text.Text.Length);
        var events = Events(text.Text.Substring(offset, length)).ToList();
        // The root's keys alone: "aliases" could be a word elsewhere.
        var key = events.FindIndex(@event => @event is Scalar { IsKey: true, Value: "aliases" } && Depth(events, @event) == 1);
        if (key < 0)
        {
            var isWhole = length == 0 || text.Text[offset + length - 1] == '\n';
            text.Replace(offset + length, 0, $"{(isWhole ? "" : "\n")}aliases: [{alias}]{(isWhole ? "\n" : "")}");
            return;
        }

        var list = (SequenceStart)events[key + 1];
        var items = events.Skip(key + 2).TakeWhile(@event => @event is Scalar).Cast<Scalar>().ToList();
        if (items.Find(item => item.Value == alias) is not null)
        {
            return;
        }

        if (items.Find(item => item.Value == instead) is { } replaced)
        {
            var (start, count) = Inside(replaced, text.Text, offset);
            text.Replace(start, count, alias);
        }
        else if (items is [])
        {
            text.Replace(offset + (int)list.Start.Index + 1, 0, alias);
        }
        else if (list.Style is SequenceStyle.Flow)
        {
            text.Replace(offset + (int)items[^1].End.Index, 0, $", {alias}");
        }
        else
        {
            AddLine(text, offset + (int)items[^1].Start.Index, alias);
        }
    }

    // As the item above it is written: the same spaces, hyphen and spaces.
    private static void AddLine(EditableText text, int item, string alias)
    {
        var line = text.Text.LastIndexOf('\n', item - 1) + 1;
        var end = text.Text.IndexOf('\n', item);
        var before = text.Text[line..item];
        if (before.Trim() != "-")
        {
            throw new EditRefusedException("The list \"aliases\" cannot be added to; write one alias a line, as \"  - /old-name\".");
        }

        text.Replace(end < 0 ? text.Text.Length : end, 0, $"\n{before}{alias}");
    }

    private static int Depth(List<ParsingEvent> events, ParsingEvent last) =>
        events.TakeWhile(@event => @event != last).Sum(@event => @event is MappingStart or SequenceStart ? 1 : @event is MappingEnd or SequenceEnd ? -1 : 0);

    private static (int Start, int Length) Inside(Scalar scalar, string text, int offset)
    {
        var start = offset + (int)scalar.Start.Index + (scalar.Style is ScalarStyle.Plain ? 0 : 1);
        if (string.CompareOrdinal(text, start, scalar.Value, 0, scalar.Value.Length) != 0)
        {
            throw new EditRefusedException($"The address {scalar.Value} on line {scalar.Start.Line} cannot be rewritten; write it without quotes.");
        }

        return (start, scalar.Value.Length);
    }

    private static IEnumerable<ParsingEvent> Events(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            yield return parser.Current!;
        }
    }
}
