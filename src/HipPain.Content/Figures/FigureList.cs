using System.Security.Cryptography;
using System.Text;

namespace HipPain.Content.Figures;

/// <summary>The drawings of <c>content/figures</c> by their names.</summary>
public sealed class FigureList
{
    /// <summary>The folder they are in, below the content folder.</summary>
    internal const string Folder = "figures";

    private readonly Dictionary<string, LoadedFile<Figure>> _byName = new(StringComparer.Ordinal);

    /// <param name="files">In the order of their names: of two with the same name, the first counts.</param>
    internal FigureList(IReadOnlyList<LoadedFile<Figure>> files)
    {
        Files = files;
        var hashes = string.Concat(files.Select(file => $"{file.Name} {file.GoodHash}\n"));
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes)))[..16];
        foreach (var file in files)
        {
            _byName.TryAdd(NameOf(file.Name), file);
        }
    }

    /// <summary>No drawings.</summary>
    public static FigureList Empty { get; } = new([]);

    /// <summary>All that can be shown, in the order of their names.</summary>
    public IEnumerable<Figure> All => _byName.Values.Select(file => file.Good).OfType<Figure>();

    internal IReadOnlyList<LoadedFile<Figure>> Files { get; }

    /// <summary>The drawing of a name, such as <c>hip-joint</c>; null if there is none.</summary>
    public Figure? Find(string name) => _byName.GetValueOrDefault(name)?.Good;

    /// <summary>What a drawing is called by its file.</summary>
    internal static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    /// <summary>Whether there is a file for a name, be it a broken one.</summary>
    internal bool HasFile(string name) => _byName.ContainsKey(name);

    internal LoadedFile<Figure>? FileOf(string file) => Files.FirstOrDefault(loaded => loaded.Name == file);

    /// <summary>Changes when any drawing does: 16 hexadecimal digits.</summary>
    internal string Version { get; }

    /// <summary>Whether articles would be made in the same way with another list.</summary>
    internal bool IsSameAs(FigureList other) => Version == other.Version;
}
