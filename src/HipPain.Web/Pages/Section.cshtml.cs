using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Content.Sources;
using HipPain.Web.Handouts;
using HipPain.Web.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Pages;

/// <summary>One section with the cards that go along with it: what a clinician hands to a patient.</summary>
public sealed class SectionModel(Guide guide, SheetComparison comparison, IOptions<SiteOptions> site) : PageModel
{
    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>The section as it stands on the page.</summary>
    public SheetPart Shown { get; private set; } = null!;

    /// <summary>The sources it cites.</summary>
    public IReadOnlyList<CitedSource> Sources { get; private set; } = [];

    /// <summary>The article it is part of.</summary>
    public Article Article => Shown.Part.Article;

    /// <summary>What the page says of itself.</summary>
    public PageHead Head { get; private set; } = null!;

    /// <summary>The article and those above it, the main part first.</summary>
    public IReadOnlyList<Article> Trail { get; private set; } = [];

    /// <summary>The section before this one; null for the first.</summary>
    public Part? Previous { get; private set; }

    /// <summary>The section after this one; null for the last.</summary>
    public Part? Next { get; private set; }

    /// <summary>What is printed on the sheet: the address that tells later whether this version still holds.</summary>
    public QrCode? Code { get; private set; }

    /// <summary>The whole address.</summary>
    public string Address => site.Value.Absolute(Shown.Part.Address);

    /// <summary>What became of the sheet of paper from which the reader came; null for a reader who came another way.</summary>
    public SheetNews? News { get; private set; }

    /// <summary>The address as people type it: without <c>https://</c>.</summary>
    public string ShortAddress => site.Value.Written(Shown.Part.Address);

    /// <summary>Shows the section.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string path, CancellationToken cancellationToken)
    {
        if (guide.FindPart($"/{path}") is not { Section: { } section } part)
        {
            return HttpContext.Missing(guide.FindGone($"/{path}"));
        }

        var sheet = new Sheet(level: 2, part);
        Shown = sheet.Add(part);
        Sources = sheet.Sources;
        Code = QrCode.Of(site.Value.Absolute($"{part.Address}?v={SheetVersions.Of(guide, part)}"));
        Trail = Article.Address == HipPain.Content.Articles.Address.Home ? [] : [.. guide.TrailOf(Article), Article];
        var place = Article.Sections.Index().First(other => other.Item.Id == section.Id).Index;
        Previous = place > 0 ? new Part(Article, Article.Sections[place - 1]) : null;
        Next = place + 1 < Article.Sections.Count ? new Part(Article, Article.Sections[place + 1]) : null;
        Head = new PageHead
        {
            Title = $"{section.Title} – {Article.Title}",
            Description = Article.Summary,
            Path = Article.Address.Value,
            Article = Article,
            PrintedPath = part.Address,
            HasShareScript = true,
        };
        var versions = SheetVersions.In(Request);
        News = versions is null ? null : await comparison.CompareAsync(guide, [part.Address], versions, cancellationToken);
        Response.Headers.CacheControl = "no-cache";
        return Page();
    }
}
