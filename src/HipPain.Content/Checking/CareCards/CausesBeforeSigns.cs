using HipPain.Content.Articles;
using HipPain.Content.Markdown;
using HipPain.Content.Parts;

namespace HipPain.Content.Checking.CareCards;

/// <summary>A place that hurts, told by what it may be before the signs that must not wait.</summary>
public sealed class CausesBeforeSigns() : ArticleRule(
    "HP075", Level.Error,
    "A region names the signs to check, by a care card or a link to /when-to-see-a-doctor, before its first link to a condition.",
    "Move the care card or the link to the signs above the link to the condition.",
    bad: Example.Shaped("region", "It may be [a sore tendon](/conditions/tendon). Read [when to see a doctor](/when-to-see-a-doctor).").With(Condition, Example.Article("Text.")),
    good: Example.Shaped("region", "Read [when to see a doctor](/when-to-see-a-doctor). It may be [a sore tendon](/conditions/tendon).").With(Condition, Example.Article("Text.")))
{
    private const string Condition = "conditions/tendon.md";
    private const string Conditions = "/conditions";

    internal override void Check(ArticleText article, ProblemLog log)
    {
        if (article.FrontMatter.Kind is not ArticleKind.Region)
        {
            return;
        }

        var links = ToConditions(article).OrderBy(link => link.Place.Line).ThenBy(link => link.Place.Column);
        if (links.FirstOrDefault() is ({ } url, var place) && !WayToHelp.In(article).Any(help => help.IsAbove(place)))
        {
            log.Add(this, place, $"The link to {Quoted.Text(url)} stands above the signs to check.");
        }
    }

    /// <summary>Links of the text and of the drawings that it shows.</summary>
    private static IEnumerable<(string? Url, Mark Place)> ToConditions(ArticleText article) =>
        article.Links.Select(link => (link.Url, article.At(link)))
            .Concat(article.Boxes.Where(box => Container.Of(box).Kind is ContainerKind.Figure).SelectMany(
                box => article.Surroundings.Figures.Find(Container.Of(box).Title ?? "")?.Links ?? [],
                (box, link) => ((string?)link.Path, article.At(box))))
            .Where(link => IsOfCondition(link.Item1 ?? ""));

    // The list of conditions shows what it may be as well.
    private static bool IsOfCondition(string url) =>
        LinkForm.IsInternal(url, out var path, out _) && (path == Conditions || path.StartsWith(Conditions + "/", StringComparison.Ordinal));
}
