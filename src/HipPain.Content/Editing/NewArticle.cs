using System.Globalization;
using System.Text;
using HipPain.Content.Articles;
using HipPain.Content.Checking.CareCards;
using HipPain.Content.Checking.Shapes;

namespace HipPain.Content.Editing;

/// <summary>A new article: a draft with the parts that its kind needs, and a sentence of guidance in each.</summary>
public sealed record NewArticle
{
    private NewArticle()
    {
    }

    /// <summary>The file, relative to the content folder.</summary>
    public required string File { get; init; }

    /// <summary>Where readers will find it.</summary>
    public required Address Address { get; init; }

    /// <summary>The whole text.</summary>
    public required string Text { get; init; }

    /// <summary>The words for the kinds, in the order of the guide.</summary>
    public static IEnumerable<string> Kinds => FrontMatterFields.Kind.Words.Keys;

    /// <summary>Makes up a new article.</summary>
    /// <param name="guide">The guide that it is for.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="title">The page's heading.</param>
    /// <param name="address">Where readers will find it; null makes it from the title.</param>
    /// <param name="today">The day on which the facts are looked up.</param>
    /// <exception cref="EditRefusedException">It cannot be made; the message says why and what to do.</exception>
    public static NewArticle Of(Guide guide, string kind, string title, string? address, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(title);
        if (!FrontMatterFields.Kind.Words.TryGetValue(kind, out var parsed))
        {
            throw new EditRefusedException($"There is no kind \"{kind}\". The kinds are {string.Join(", ", Kinds)}.");
        }

        title = title.Trim();
        if (title.Length == 0 || title.Length > FrontMatterFields.Title.Most || title.Any(char.IsControl))
        {
            throw new EditRefusedException($"A title has 1 to {FrontMatterFields.Title.Most} characters on one line; this one has {title.Length}. Choose a shorter one.");
        }

        var place = address is null ? FromTitle(parsed, title) : ContentName.AddressOf(address);
        if (AddressUse.Of(place, guide, parsed) is { } use)
        {
            throw new EditRefusedException($"{use} Choose another title, or name an address with --address.");
        }

        var file = place == Address.Home ? "index.md" : $"{place.Value[1..]}.md";
        return new NewArticle { File = file, Address = place, Text = TextOf(parsed, kind, title, today, guide.Find(WayToHelp.Page) is not null) };
    }

    /// <summary>Writes the file.</summary>
    /// <param name="root">The content folder.</param>
    /// <exception cref="EditRefusedException">There is one already.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Write(string root)
    {
        if (Path.Exists(Path.Combine(root, File)))
        {
            throw new EditRefusedException($"There is a file {File} already. Choose another title, or name an address with --address.");
        }

        var changes = new FileChanges(root);
        changes.Write(File, before: null, Encoding.UTF8.GetBytes(Text));
        changes.Make();
    }

    private static Address FromTitle(ArticleKind kind, string title)
    {
        var folder = kind switch
        {
            ArticleKind.Condition => "/conditions",
            ArticleKind.Exercise => "/exercises",
            ArticleKind.Region => "/where-does-it-hurt",
            ArticleKind.Handout => "/handouts",
            _ => "",
        };
        // A file of the name "index" has the address of its folder.
        return AddressWords.Of(title) is { } words && words != "index" && Address.TryParse($"{folder}/{words}", out var address)
            ? address
            : throw new EditRefusedException($"No address can be made from \"{title}\". Name one with --address, such as --address {folder}/my-article.");
    }

    private static string TextOf(ArticleKind kind, string word, string title, DateOnly today, bool hasHelp)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"---\ntitle: {Yaml(title)}\nsummary: {Guidance.Summary}\nkind: {word}\nresearched: {today:yyyy-MM-dd}\n{(kind is ArticleKind.Handout ? $"sections:\n  - {WayToHelp.Page}\n" : "")}draft: true\n---\n\n")
            .Append(Guidance.Lead).Append('\n');
        if (kind is ArticleKind.Handout)
        {
            return text.ToString();
        }

        if (kind is not ArticleKind.Page)
        {
            text.Append(hasHelp
                ? $"\nRead [when to see a doctor]({WayToHelp.Page}) first.\n"
                : $"\n::: routine Book a doctor's appointment if:\n- {Guidance.CardSign}\n:::\n");
        }

        foreach (var section in Shape.Of(kind) is { Count: > 0 } shape ? shape : Guidance.Free)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Title} {{#{section.Id}}}\n\n{Guidance.Of(section.Id)}\n");
        }

        return text.ToString();
    }

    // Quotes keep a colon, a leading sign or a word such as "no" from meaning something else.
    private static string Yaml(string title) =>
        title.Contains(' ', StringComparison.Ordinal) && title.All(character => char.IsLetter(character) || character is ' ' or '-' or ',' or '\'') && char.IsLetter(title[0])
            ? title
            : $"\"{title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
