using HipPain.Content.Parts;

namespace HipPain.Web.Handouts;

/// <summary>A line of text that is new, was taken out or says something else now.</summary>
/// <param name="Was">What it said, piece by piece; empty for a new line.</param>
/// <param name="Now">What it says, piece by piece; empty for a line that was taken out.</param>
/// <param name="Card">The care card in which it stands, or stood if it was taken out; null outside care cards.</param>
public sealed record LineChange(IReadOnlyList<Words> Was, IReadOnlyList<Words> Now, ContainerKind? Card);

/// <summary>Words of a line.</summary>
/// <param name="Text">The words with the spaces between them.</param>
/// <param name="Differ">Whether they are what makes the difference.</param>
public readonly record struct Words(string Text, bool Differ);

/// <summary>What is different between two texts.</summary>
/// <param name="Lines">Lines that differ: those in care cards first, then in reading order.</param>
/// <param name="More">How many more lines differ.</param>
/// <param name="IsReordered">Whether some lines have only changed places.</param>
public sealed record TextChanges(IReadOnlyList<LineChange> Lines, int More, bool IsReordered)
{
    /// <summary>No difference.</summary>
    public static TextChanges None { get; } = new([], More: 0, IsReordered: false);

    /// <summary>The lines in care cards.</summary>
    public IEnumerable<LineChange> Care => Lines.Where(line => line.Card is not null);

    /// <summary>The lines outside them.</summary>
    public IEnumerable<LineChange> Others => Lines.Where(line => line.Card is null);
}
