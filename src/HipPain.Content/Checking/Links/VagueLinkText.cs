using System.Collections.Frozen;
using HipPain.Content.Markdown;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Checking.Links;

/// <summary>A link whose words do not say where it leads (WCAG 2.2, 2.4.4).</summary>
public sealed class VagueLinkText() : ArticleRule(
    "HP038", Level.Error,
    "The words of a link say where it leads.",
    "Name what the reader finds there, such as \"signs of a bone injury\".",
    bad: "For more, [click here](/).",
    good: "See [the home page](/).")
{
    private static readonly FrozenSet<string> Vague = FrozenSet.ToFrozenSet(
        ["click here", "click", "here", "this", "this link", "this page", "link", "more", "read more", "learn more", "find out more", "see more", "website"],
        StringComparer.OrdinalIgnoreCase);

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var link in article.Links)
        {
            var words = string.Concat(link.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())).Trim(' ', '.', '!', '…');
            if (words.Length == 0 && !link.IsImage)
            {
                log.Add(this, article.At(link), $"The link to {Quoted.Text(link.Url ?? "")} has no words.");
            }
            else if (Vague.Contains(words) || words.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                log.Add(this, article.At(link), $"The words {Quoted.Text(words)} do not say where the link leads.");
            }
        }
    }
}
