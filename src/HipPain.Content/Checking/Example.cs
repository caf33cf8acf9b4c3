using HipPain.Content.Articles;
using HipPain.Content.Checking.Shapes;

namespace HipPain.Content.Checking;

/// <summary>A piece of content that shows a rule, and is the rule's own test.</summary>
public sealed record Example
{
    private readonly Func<string>? _body;

    private Example(string shown, Func<string>? body = null) => (Shown, _body) = (shown, body);

    /// <summary>What editors see of it: the lines that matter, or a description in words.</summary>
    public string Shown { get; }

    /// <summary>The file that it stands in.</summary>
    public string File { get; private init; } = "example.md";

    /// <summary>Whether it is only told in words, because it cannot be written as a text.</summary>
    public bool IsInWords { get; private init; }

    /// <summary>Whether <see cref="Shown"/> is a description and not content.</summary>
    public bool IsDescribed { get; private init; }

    /// <summary>Lines of front matter beside those that every article has.</summary>
    internal string FrontMatter { get; private init; } = "";

    /// <summary>The article's kind.</summary>
    internal string Kind { get; private init; } = "page";

    /// <summary>A file that has to stand beside it, and its text.</summary>
    internal (string File, string Text)? Beside { get; private init; }

    private bool IsWhole { get; init; }

    /// <summary>The body of an article.</summary>
    public static implicit operator Example(string body) => new(body, () => body);

    /// <summary>An article's body, too long to show.</summary>
    internal static Example Text(string inWords, Func<string> body) => new(inWords, body) { IsDescribed = true };

    /// <summary>The body of an article of a kind.</summary>
    internal static Example Of(string kind, string body) => new(body, () => body) { Kind = kind };

    /// <summary>The body of an article of a kind, above the sections that the kind asks for, which are not shown.</summary>
    internal static Example Shaped(string kind, string body) =>
        new(body, () => body + string.Concat(Shape.Of(FrontMatterFields.Kind.Words[kind]).Select(section => $"\n\n## {section.Title} {{#{section.Id}}}"))) { Kind = kind };

    /// <summary>Lines of an article's front matter.</summary>
    internal static Example Matter(string lines, string body = "Text.") =>
        new(body == "Text." ? lines : $"{lines}\n---\n{body}", () => body) { FrontMatter = lines };

    /// <summary>An article whose file has a name.</summary>
    internal static Example Named(string file) => new(file, () => "Text.") { File = file };

    /// <summary>The whole text of a file; what is shown of it may be less.</summary>
    internal static Example Whole(string file, string text, string? shown = null) => new(shown ?? text, () => text) { File = file, IsWhole = true };

    /// <summary>Something that cannot be written as a text.</summary>
    internal static Example InWords(string words) => new(words) { IsInWords = true, IsDescribed = true };

    /// <summary>The same with another file beside it.</summary>
    internal Example With(string file, string text) => this with { Beside = (file, text) };

    /// <summary>The text of an article that stands beside an example.</summary>
    internal static string Article(string body, string frontMatter = "", string kind = "page") =>
        $"---\ntitle: Example\nsummary: An article that shows a rule.\nkind: {kind}\nresearched: 2026-11-23\n{(frontMatter.Length > 0 ? frontMatter + "\n" : "")}---\n{body}\n";

    /// <summary>The whole text of the file.</summary>
    internal string ToText()
    {
        var body = _body?.Invoke() ?? "";
        return IsWhole ? body : Article(body, FrontMatter, Kind);
    }
}
