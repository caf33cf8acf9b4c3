using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Markdown;

/// <summary>The hand-written <c>{#id}</c> at the end of a heading.</summary>
internal static partial class HeadingId
{
    public static string? Of(HeadingBlock heading) => heading.TryGetAttributes()?.Id;

    /// <summary>The heading's words, without markup. Asked for after <see cref="Take"/>, they are put together once.</summary>
    public static string TitleOf(HeadingBlock heading)
    {
        if (heading.GetData(typeof(HeadingId)) is string known)
        {
            return known;
        }

        var title = Passage.WordsOf(heading.Inline!);
        heading.SetData(typeof(HeadingId), title);
        return title;
    }

    /// <summary>Takes the id off the heading's text and returns it as written; null if there is none.</summary>
    public static string? Take(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is not LiteralInline last || Form.Match(last.Content.ToString()) is not { Success: true } match)
        {
            return null;
        }

        last.Content.End = last.Content.Start + match.Index - 1;
        last.Content.TrimEnd();
        return match.Groups["id"].Value;
    }

    /// <summary>Whether an id can stand in an address and clashes with none that the page uses itself.</summary>
    public static bool IsUsable(string id) => Usable.IsMatch(id) && !Own.IsMatch(id);

    [GeneratedRegex(@"\{#(?<id>[^{}]*)\}\s*\z")]
    private static partial Regex Form { get; }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Usable { get; }

    [GeneratedRegex(@"^((card|cite|source|page)-.*|main)\z")]
    private static partial Regex Own { get; }
}
