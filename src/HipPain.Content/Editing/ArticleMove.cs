using System.Text;
using HipPain.Content.Addresses;
using HipPain.Content.Articles;
using HipPain.Content.Checking;

namespace HipPain.Content.Editing;

/// <summary>
/// Moves an article to another address and keeps every promise: its old address and those of its sections go on leading to it,
/// links follow it, and the ledger holds its new addresses. All of it happens, or nothing.
/// </summary>
public sealed class ArticleMove
{
    private readonly string _root;
    private readonly Guide _guide;
    private readonly LoadedFile<Article> _file;
    private readonly MovedAddress _moved;
    private readonly List<(string File, EditableText Text)> _edits = [];

    private ArticleMove(string root, Guide guide, LoadedFile<Article> file, MovedAddress moved, string newFile)
    {
        (_root, _guide, _file, _moved, NewFile) = (root, guide, file, moved, newFile);
        Collect();
    }

    /// <summary>The file that moves, relative to the content folder.</summary>
    public string OldFile => _file.Name;

    /// <summary>Where it moves to.</summary>
    public string NewFile { get; }

    /// <summary>The article's old address.</summary>
    public string OldAddress => _moved.From.Value;

    /// <summary>The article's new address.</summary>
    public string NewAddress => _moved.To.Value;

    /// <summary>The files that change beside it, in the order of their names.</summary>
    public IReadOnlyList<string> OtherFiles => [.. _edits.Select(edit => edit.File).Where(file => file != OldFile).Order(StringComparer.Ordinal)];

    /// <summary>Finds out all that a move takes.</summary>
    /// <param name="root">The content folder.</param>
    /// <param name="guide">The guide, loaded from it for checking.</param>
    /// <param name="from">The article's address or file.</param>
    /// <param name="to">The address or file that it moves to.</param>
    /// <exception cref="EditRefusedException">It cannot be done; the message says why.</exception>
    public static ArticleMove Plan(string root, Guide guide, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var oldAddress = ContentName.AddressOf(from);
        var newAddress = ContentName.AddressOf(to);
        var file = guide.Files.FirstOrDefault(file => ArticleReader.PathOf(file.Name) == oldAddress.Value)
            ?? throw new EditRefusedException($"There is no article at {oldAddress}.");
        if (file.Good is not { } article || HasErrors(file.Problems))
        {
            throw new EditRefusedException($"{file.Name} has errors; run check, mend them, then move it.");
        }

        if (oldAddress == Address.Home || newAddress == Address.Home)
        {
            throw new EditRefusedException("The home page stays where it is.");
        }

        var isOwn = article.FrontMatter.Aliases.Contains(newAddress);
        if (!isOwn && AddressUse.Of(newAddress, guide, article.FrontMatter.Kind) is { } use)
        {
            throw new EditRefusedException($"{use} Choose another address.");
        }

        var sections = article.Sections.Select(section => section.Id).ToList();
        var moved = new MovedAddress(oldAddress, newAddress, sections);
        foreach (var id in sections)
        {
            if (Address.TryParse($"{newAddress}/{id}", out var address) && guide.Files.Any(other => ArticleReader.PathOf(other.Name) == address.Value))
            {
                throw new EditRefusedException($"The section \"{id}\" would have the address {address}, which another article has. Choose another address.");
            }
        }

        return new ArticleMove(root, guide, file, moved, ContentName.FileOf(to, newAddress, root));
    }

    /// <summary>Does it.</summary>
    /// <param name="load">Loads the guide anew, from the one before.</param>
    /// <exception cref="EditRefusedException">The guide would have errors that it did not have; everything is as it was.</exception>
    /// <exception cref="IOException">A file could not be written; everything is as it was.</exception>
    public void Make(Func<Guide, Guide> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        var changes = new FileChanges(_root);
        foreach (var (file, text) in _edits)
        {
            var isMoved = file == OldFile;
            changes.Write(isMoved ? NewFile : file, isMoved ? null : text.Before, text.ToBytes());
        }

        changes.Delete(OldFile, _edits[0].Text.Before);
        Problem? fresh = null;
        if (!changes.Make(() => (fresh = Fresh(load(_guide))) is null))
        {
            throw new EditRefusedException($"Nothing was moved, because the check would say: {fresh}");
        }
    }

    private static bool HasErrors(IEnumerable<Problem> problems) => problems.Any(problem => problem.Level is Level.Error);

    /// <summary>A problem that was not there before. Names and lines change with a move, so they do not count.</summary>
    private Problem? Fresh(Guide after)
    {
        var known = _guide.Problems.GroupBy(problem => problem.Rule).ToDictionary(problems => problems.Key, problems => problems.Count());
        return after.Problems.GroupBy(problem => problem.Rule)
            .Where(problems => problems.Count() > known.GetValueOrDefault(problems.Key))
            .Select(problems => problems.Except(_guide.Problems).FirstOrDefault() ?? problems.First())
            .FirstOrDefault();
    }

    private void Collect()
    {
        var article = Read(OldFile);
        AddAlias(article);
        // The moved file first: until the old one is gone, readers find the article at one place or the other.
        _edits.Add((OldFile, article));
        MarkdownLinks.Rewrite(article, ArticleReader.PartsOf(article.Text).Body, _moved);
        foreach (var file in _guide.Files.Where(file => file.Name != OldFile))
        {
            Edit(file.Name, file.Problems, text =>
            {
                var parts = ArticleReader.PartsOf(text.Text);
                if (file.Good is { FrontMatter.Sections.Count: > 0 })
                {
                    YamlPlaces.Rewrite(text, parts.Yaml, _moved);
                }

                MarkdownLinks.Rewrite(text, parts.Body, _moved);
            });
        }

        // Poses lead nowhere.
        foreach (var file in _guide.Figures.Files.Where(file => file.Name.EndsWith(".svg", StringComparison.Ordinal)))
        {
            Edit(file.Name, file.Problems, text => SvgLinks.Rewrite(text, _moved));
        }

        foreach (var file in new[] { Site.File, "synonyms.yaml" })
        {
            Edit(file, _guide.Problems.Where(problem => problem.File == file), text => YamlPlaces.Rewrite(text, .., _moved));
        }

        Edit(Ledger.File, _guide.LedgerFile?.Problems ?? [], text => LedgerText.Move(text, _moved));
    }

    private void AddAlias(EditableText text)
    {
        var aliases = _file.Good!.FrontMatter.Aliases;
        YamlPlaces.AddAlias(text, ArticleReader.PartsOf(text.Text).Yaml, OldAddress, aliases.Contains(_moved.To) ? NewAddress : null);
    }

    private void Edit(string file, IEnumerable<Problem> problems, Action<EditableText> edit)
    {
        var path = Path.Combine(_root, file);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().ContainsWord(OldAddress))
        {
            return;
        }

        var isBroken = HasErrors(problems);
        try
        {
            var text = Read(file);
            edit(text);
            if (text.IsChanged && isBroken)
            {
                throw new EditRefusedException($"{file} leads to {OldAddress} and has errors; run check, mend them, then move the article.");
            }

            if (text.IsChanged)
            {
                _edits.Add((file, text));
            }
        }
        // A file that cannot even be taken apart is left alone only if nothing could lead to the article from there.
        catch (Exception exception) when (isBroken && exception is not (EditRefusedException or IOException or UnauthorizedAccessException))
        {
            throw new EditRefusedException($"{file} names {OldAddress} and has errors; run check, mend them, then move the article.");
        }
    }

    private EditableText Read(string file) => EditableText.Of(File.ReadAllBytes(Path.Combine(_root, file)));
}

file static class Bytes
{
    /// <summary>A quick look that spares taking a file apart; it may be right for nothing.</summary>
    public static bool ContainsWord(this Span<byte> bytes, string word) => bytes.IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
}
