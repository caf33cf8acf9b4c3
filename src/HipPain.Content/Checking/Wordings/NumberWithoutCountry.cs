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
        foreach (var passage in article.Passages.Where(passage => passage.Text.AsSpan().ContainsAnyInRange('0', '9')))
        {
            foreach (var sentence in passage.Sentences)
            {
                var numbers = Number.Matches(sentence.Text).Select(match => match.Value)
                    .Where(value => help.Any(number => number.Emergency == value || number.Advice == value)).ToList();
                if (numbers.Count > 0 && LacksCountry(sentence.Text, passage, help))
                {
                    numbers.ForEach(number => log.Add(this, sentence.Mark, $"The number {number} has no country: {Quoted.Text(sentence.Text, most: 120)}."));
                }
            }
        }
    }

    private static bool LacksCountry(string sentence, Passage passage, IReadOnlyList<HelpNumber> help)
    {
        // A row of a table says one thing in several cells.
        var text = passage.Row ?? sentence;
        return !NamesCountry(text, help) && (Calling.IsMatch(text) || Alone.IsMatch(sentence));
    }

    private static bool NamesCountry(string text, IReadOnlyList<HelpNumber> help) =>
        ShortName.IsMatch(text)
        || help.SelectMany(number => number.Country.Split(" and "))
            .Any(name => !name.Contains("other", StringComparison.Ordinal) && text.Contains(name, StringComparison.Ordinal));

    // Not what counts something, such as "112 runners".
    [GeneratedRegex(
        @"(?<![\p{L}0-9.,]|[0-9]-)[0-9]{3}(?![0-9]|[.,][0-9]|-[0-9]|\s*%|\s+(of|people|adults|women|men|runners|athletes|patients|hips|studies|trials|days|hours|minutes|times|steps|km|miles)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Number { get; }

    [GeneratedRegex(
        @"\b(call(ing|s)?|ring(ing|s)?|dial(l?ing|s)?|phon(e|ing|es)|text|contact|NHS|helpline|ambulance)\b|\bnumber (is|to call)\b|\bnumber:|\bemergency( number| services?| line)?:?\s+[0-9]",
        RegexOptions.IgnoreCase)]
    private static partial Regex Calling { get; }

    [GeneratedRegex(@"^[^\p{L}0-9]*[0-9]{3}[^\p{L}0-9]*\z")]
    private static partial Regex Alone { get; }

    [GeneratedRegex(@"\b(UK|US|USA|EU|Europe|Britain|England|Scotland|Wales|Northern Ireland)\b")]
    private static partial Regex ShortName { get; }
}
