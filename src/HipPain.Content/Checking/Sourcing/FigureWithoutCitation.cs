using System.Text.RegularExpressions;
using HipPain.Content.Articles;
using HipPain.Content.Markdown;
using Markdig.Syntax;

namespace HipPain.Content.Checking.Sourcing;

/// <summary>A number that readers may act on, without a source beside it.</summary>
public sealed partial class FigureWithoutCitation() : ArticleRule(
    "HP041", Level.Warning,
    "A sentence that states a figure cites its source.",
    "Add the source as [@key] in the same sentence, or say it without the number.",
    bad: "Exercise helps [@second].\n\nAbout 64% of people are better after a year.",
    good: "Exercise helps [@second].\n\nAbout 64% of people are better after a year [@first-2020].")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        // A page that cites nothing at all is about the site itself, such as how long it keeps comments.
        if (article.FrontMatter.Kind is ArticleKind.Page && !article.Document.Descendants<CitationInline>().Any())
        {
            return;
        }

        foreach (var sentence in article.Passages.Where(passage => !passage.IsHeading && !passage.IsCitedAround).SelectMany(passage => passage.Sentences))
        {
            if (!sentence.HasCitation && Figure.Match(sentence.Text) is { Success: true } figure)
            {
                log.Add(this, sentence.Mark, $"The figure {Quoted.Text(figure.Value)} has no source: {Quoted.Text(sentence.Text, most: 120)}.");
            }
        }
    }

    // Shares, counts, and lengths of time or way. Ages and the number of times to do an exercise are no findings. A number is
    // looked at from its first digit alone: from each comma on, a long one would take time that grows with its square.
    [GeneratedRegex(
        @"(?<![0-9][.,])\b[0-9]+([.,][0-9]+)* ?(%|per ?cent\b|km\b|kilomet|miles?\b|(minutes|hours|days|weeks|months|years)\b(?! old| of age))"
            + @"|\b([0-9]+|one|two|three|four|five|six|seven|eight|nine) (out of|of|in) ([0-9]+|three|four|five|six|seven|eight|nine|ten)\b"
            + @"|(?<![0-9][.,])\b[0-9]{1,3}(,[0-9]{3})+\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Figure { get; }
}
