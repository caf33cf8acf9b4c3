using System.Collections.Frozen;
using System.Text.RegularExpressions;
using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Links;

/// <summary>A link whose words do not say where it leads (WCAG 2.2, 2.4.4).</summary>
public sealed partial class VagueLinkText() : ArticleRule(
    "HP038", Level.Error,
    "The words of a link say where it leads.",
    "Name what the reader finds there, such as \"signs of a bone injury\".",
    bad: "For more, [click here](/).",
    good: "See [the home page](/).")
{
    private static readonly FrozenSet<string> Vague = FrozenSet.ToFrozenSet(
        [
            " click here ", " click ", " here ", " see here ", " this ", " this link ", " the link ", " this page ", " this article ", " this section ",
            " link ", " page ", " more ", " read more ", " read this ", " read on ", " learn more ", " find out ", " find out more ", " see more ",
            " more information ", " more info ", " more details ", " details ", " website ", " this website ", " go ",
        ],
        StringComparer.Ordinal);

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var link in article.Links)
        {
            var words = Passage.WordsOf(link);
            var spoken = SpokenWords.Of(words);
            if (string.IsNullOrWhiteSpace(spoken) && !link.IsImage)
            {
                log.Add(this, article.At(link), $"The link to {Quoted.Text(link.Url ?? "")} has no words.");
            }
            else if (Vague.Contains(spoken) || Url.IsMatch(words))
            {
                log.Add(this, article.At(link), $"The words {Quoted.Text(words)} do not say where the link leads.");
            }
        }
    }

    [GeneratedRegex(@"^\s*(https?://|www\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Url { get; }
}
