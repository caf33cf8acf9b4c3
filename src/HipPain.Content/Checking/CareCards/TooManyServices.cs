using System.Text.RegularExpressions;
using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.CareCards;

/// <summary>A care card that sends readers to more places than they can choose from in a hurry.</summary>
public sealed partial class TooManyServices() : ArticleRule(
    "HP043", Level.Error,
    "The title of a care card names at most two services.",
    "Name the two that fit best, and the others in the text below the card.",
    bad: "::: urgent See a doctor, a nurse or a pharmacist today if:\n- your hip is hot\n:::",
    good: "::: urgent See a doctor or a nurse today if:\n- your hip is hot\n:::")
{
    private const int Most = 2;

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var (block, card) in article.Cards)
        {
            var services = Service.Matches(card.Title ?? "").Select(match => Groups.First(name => match.Groups[name].Success)).Distinct().Count();
            if (services > Most)
            {
                log.Add(this, article.At(block), $"The title {Quoted.Text(card.Title!)} names {services} services.");
            }
        }
    }

    private static readonly string[] Groups = ["ambulance", "hospital", "urgent", "line", "doctor", "physio", "pharmacy", "nurse", "other"];

    [GeneratedRegex(
        @"\b(?:(?<ambulance>emergency number|ambulance)|(?<hospital>emergency (?:department|room)|hospital|A&E|ER)|(?<urgent>urgent care|walk-in (?:centre|clinic))|(?<line>advice line|health line|NHS 111|helpline)|(?<doctor>doctor|GP)|(?<physio>physio(?:therapist)?|physical therapist)|(?<pharmacy>pharmacist|pharmacy|chemist)|(?<nurse>nurse|midwife)|(?<other>health professional|dietitian|dentist))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Service { get; }
}
