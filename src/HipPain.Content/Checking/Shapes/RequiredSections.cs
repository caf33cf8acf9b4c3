using HipPain.Content.Articles;
using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Shapes;

/// <summary>A condition, exercise or region without the sections that every one has (design, section 4).</summary>
public sealed class RequiredSections() : ArticleRule(
    "HP066", Level.Error,
    "A condition has the sections what-it-is, where-it-hurts, what-sets-it-off, who-gets-it, what-helps, how-long and when-to-worry; an exercise has how, dose, easier-harder, stop-if and mistakes; a region has check-first, more-likely, also-possible and what-to-do.",
    "Add the section that is missing, or move it to its place; the command new writes them all.",
    bad: Example.Of("exercise", "See [when to see a doctor](/when-to-see-a-doctor).\n\n## Steps {#how}"),
    good: Example.Of("exercise", "See [when to see a doctor](/when-to-see-a-doctor).\n\n## Steps {#how}\n\n## How often {#dose}\n\n## Easier and harder {#easier-harder}\n\n## Stop if {#stop-if}\n\n## Common mistakes {#mistakes}"))
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        var kind = article.FrontMatter.Kind;
        var headings = article.Headings.Where(heading => heading.Level == 2).ToList();
        var place = -1;
        foreach (var required in Shape.Of(kind))
        {
            var index = headings.FindIndex(heading => HeadingId.Of(heading) == required.Id);
            if (index < 0)
            {
                log.Add(this, article.Positions.Start, $"The {kind.ToString().ToLowerInvariant()} has no section \"{required.Id}\".");
            }
            else if (index < place)
            {
                log.Add(this, article.At(headings[index]), $"The section \"{required.Id}\" stands too high up.");
            }

            place = Math.Max(place, index);
        }
    }
}
