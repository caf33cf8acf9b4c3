using System.Text.RegularExpressions;
using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Wordings;

/// <summary>A number to call that is right in one country and wrong in the next.</summary>
public sealed partial class NumberWithoutCountry() : ArticleRule(
    "HP059", Level.Error,
    "A number to call for help stands with its country.",
    "Name the country in the same sentence, or write \"your local emergency number\".",
    bad: "Call 999 now.",
    good: "In the United Kingdom, call 999 now.")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        var help = article.Surroundings.Site.Help;
        var countries = help.SelectMany(number => number.Country.Split(" and ")).Where(name => !name.Contains("other", StringComparison.Ordinal)).ToList();
        foreach (var sentence in article.Passages.SelectMany(passage => passage.Sentences))
        {
            foreach (Match match in Number.Matches(sentence.Text))
            {
                var isHelp = help.Any(number => number.Emergency == match.Value || number.Advice == match.Value);
                var isNamed = countries.Exists(country => sentence.Text.Contains(country, StringComparison.Ordinal)) || ShortName.IsMatch(sentence.Text);
                if (isHelp && !isNamed && Calling.IsMatch(sentence.Text))
                {
                    log.Add(this, sentence.Mark, $"The number {match.Value} has no country: {Quoted.Text(sentence.Text, most: 120)}.");
                }
            }
        }
    }

    [GeneratedRegex(@"(?<![0-9.,])[0-9]{3}(?![0-9]|[.,][0-9])")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"\b(call|ring|dial|phone|text|contact|number|NHS)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Calling { get; }

    [GeneratedRegex(@"\b(UK|US|USA|EU|Europe|Britain|England|Scotland|Wales|Northern Ireland)\b")]
    private static partial Regex ShortName { get; }
}
