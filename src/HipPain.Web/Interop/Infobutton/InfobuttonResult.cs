using HipPain.Content.Articles;
using HipPain.Content.Parts;

namespace HipPain.Web.Interop.Infobutton;

/// <summary>A part of the guide that answers a request.</summary>
/// <param name="Part">The part.</param>
/// <param name="Found">The code that led to it; null where its name did.</param>
internal sealed record InfobuttonResult(Part Part, CodedArticles? Found)
{
    /// <summary>The most results of an answer.</summary>
    public const int Most = 3;

    // Sections that every article on a condition has.
    private static readonly string[] Instructions = ["what-helps", "when-to-worry"];

    /// <summary>The articles on the codes of a request, best first: those on most of its criteria, then in the order of the criteria.</summary>
    public static IReadOnlyList<InfobuttonResult> ByCode(InfobuttonRequest request, CodeIndex index)
    {
        var hits = from criterion in request.Criteria
                   let system = CodeSystem.Find(criterion.System)
                   let found = system is null ? null : index.Find(system, criterion.Code)
                   where found is not null
                   from article in found.Articles
                   select new InfobuttonResult(new Part(article, section: null), found);
        return [.. hits.GroupBy(hit => hit.Part.Address).OrderByDescending(same => same.Count()).Take(Most).Select(same => same.First())];
    }

    /// <summary>The same for who is being told what to do: what helps and when to worry come before the whole article.</summary>
    public static IReadOnlyList<InfobuttonResult> ForInstruction(IReadOnlyList<InfobuttonResult> results)
    {
        if (results is not [var best, ..])
        {
            return results;
        }

        var article = best.Part.Article;
        var sections = Instructions.Select(id => article.Sections.FirstOrDefault(section => section.Id == id)).OfType<Section>();
        return [.. sections.Select(section => best with { Part = new Part(article, section) }).Concat(results).Take(Most)];
    }
}
