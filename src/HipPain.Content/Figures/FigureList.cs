namespace HipPain.Content.Figures;

/// <summary>The drawings of <c>content/figures</c> by their names.</summary>
public sealed class FigureList
{
    /// <summary>The folder they are in, below the content folder; also the first part of their addresses.</summary>
    internal const string Folder = "figures";

    private readonly Dictionary<string, Figure> _byName;
    private readonly Dictionary<string, Figure> _byFile;

    internal FigureList(IEnumerable<Figure> figures)
    {
        _byName = figures.ToDictionary(figure => figure.Name, StringComparer.Ordinal);
        _byFile = _byName.Values.ToDictionary(figure => figure.File, StringComparer.Ordinal);
    }

    /// <summary>No drawings.</summary>
    public static FigureList Empty { get; } = new([]);

    /// <summary>The drawing of a name, such as <c>hip-joint</c>; null if there is none.</summary>
    public Figure? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether articles would be made in the same way with another list.</summary>
    internal bool IsSameAs(FigureList other) =>
        _byName.Count == other._byName.Count
        && _byName.Values.All(figure => other.Find(figure.Name) is { } same && (same.File, same.Bytes) == (figure.File, figure.Bytes));

    /// <summary>The drawing of a file in the folder, such as <c>hip-joint.svg</c>; null if there is none.</summary>
    public Figure? FindFile(string file) => _byFile.GetValueOrDefault(file);
}

/// <summary>A drawing.</summary>
/// <param name="Name">What articles call it by: the file's name without its ending.</param>
/// <param name="File">The file's name in the folder.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Hash">Changes when the drawing does.</param>
/// <param name="Content">The file; empty where it is larger than a drawing may be.</param>
public sealed record Figure(string Name, string File, long Bytes, string Hash, ReadOnlyMemory<byte> Content)
{
    /// <summary>The most bytes that a drawing may have: 100 KB.</summary>
    public const int MostBytes = 100 * 1024;

    /// <summary>Where readers find it.</summary>
    public string Path => $"/{FigureList.Folder}/{File}";
}
