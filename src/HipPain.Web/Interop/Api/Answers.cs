using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Markdown;
using HipPain.Content.Parts;
using HipPain.Web.Operations;

namespace HipPain.Web.Interop.Api;

/// <summary>What the API says of a guide. An editor's preview is answered for as readers see it, without drafts.</summary>
internal sealed class Answers(Guide guide, SiteOptions site)
{
    // The version of a whole article is made from all of its text, which a list of a hundred would do a hundred times.
    private static readonly ConditionalWeakTable<Article, Part> Wholes = [];

    /// <summary>The article or section at an address, or null.</summary>
    public Part? Find(string address) => Published(guide.FindPart(address));

    /// <summary>The article or section that an address, perhaps an older one, leads to, or null.</summary>
    public Part? Follow(string address) => Published(guide.Follow(address));

    /// <summary>A page of the list of articles; one after the last is empty.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="size">How many articles a page holds.</param>
    public ArticleList List(int page, int size)
    {
        IReadOnlyList<Article> all = guide.IsPreview ? [.. guide.Articles.Where(IsPublished)] : guide.Articles;
        return new ArticleList
        {
            Version = guide.Version,
            Page = page,
            Size = size,
            Total = all.Count,
            Articles = [.. all.Skip((page - 1) * size).Take(size).Select(Listed)],
            Links = new ListLinks
            {
                Self = LinkTo(page),
                Previous = page > 1 ? LinkTo(page - 1) : null,
                Next = page * size < all.Count ? LinkTo(page + 1) : null,
            },
        };

        Uri LinkTo(int number) => site.Link($"{ApiAddress.Articles}?page={number}&size={size}");
    }

    /// <summary>An article with its text.</summary>
    public ArticleAnswer Of(Article article)
    {
        var part = Whole(article);
        var page = site.Link(part.Address);
        var card = CardOf(article);
        var html = article.Lead + string.Concat(article.Sections.Select(
            section => $"<section><h2>{HtmlEncoder.Default.Encode(section.Title)}</h2>{section.Html}</section>"));
        return new ArticleAnswer(part, guide, article.Sources)
        {
            EmergencyCard = Card(card.Html, article, page),
            Html = PortableHtml.Of(html, page).Html,
            Links = new ArticleLinks
            {
                Self = site.Link(ApiAddress.Of(part)),
                Page = page,
                EmergencyCard = new Uri(page, card.Fragment),
                Markdown = site.Link(MarkdownFiles.PathOf(article)),
                Sections = [.. article.Sections.Select(section => LinkTo(new Part(article, section)))],
            },
        };
    }

    /// <summary>A section with its text and, as on its page, the cards of its article that go along with it.</summary>
    public SectionAnswer OfSection(Part part)
    {
        var sheet = new Sheet(level: 2);
        var shown = sheet.Add(part);
        var page = site.Link(part.Address);
        var card = CardOf(part.Article);
        var html = string.Join('\n', [shown.EmergencyCard ?? "", .. shown.Before, shown.Html, .. shown.After]);
        return new SectionAnswer(part, guide, sheet.Sources)
        {
            EmergencyCard = Card(card.Html, part.Article, page),
            Html = PortableHtml.Of(html, page).Html,
            Links = new SectionLinks
            {
                Self = site.Link(ApiAddress.Of(part)),
                Page = page,
                EmergencyCard = new Uri(page, card.Fragment),
                Article = site.Link(ApiAddress.Of(new Part(part.Article, section: null))),
            },
        };
    }

    // A handout is a choice of sections, which are all here.
    private bool IsPublished(Article article) => article.FrontMatter.Kind is not ArticleKind.Handout && article.FrontMatter.IsPublishedAt(guide.Moment);

    private Part? Published(Part? part) => part is not null && IsPublished(part.Article) ? part : null;

    private static Part Whole(Article article) => Wholes.GetValue(article, static article => new Part(article, section: null));

    private static EmergencyCard Card(string html, Article article, Uri page)
    {
        var card = PortableHtml.Of(html, page);
        return new EmergencyCard { Html = card.Html, Text = card.Text, IsInHtml = article.HasOwnEmergencyCard };
    }

    private ListedArticle Listed(Article article) => new(Whole(article), guide)
    {
        Links = new ListedArticleLinks
        {
            Self = site.Link(ApiAddress.Of(Whole(article))),
            Page = site.Link(article.Address.Value),
            Markdown = site.Link(MarkdownFiles.PathOf(article)),
        },
    };

    private SectionLink LinkTo(Part section) => new()
    {
        Title = section.Title,
        Self = site.Link(ApiAddress.Of(section)),
        Page = site.Link(section.Address),
    };

    /// <summary>The emergency card on an article's page, and the fragment that leads to it.</summary>
    private (string Html, string Fragment) CardOf(Article article) =>
        (article.HasOwnEmergencyCard ? PortableHtml.FindEmergencyCard(article.Lead) : PortableHtml.FindEmergencyCard(guide.EmergencyCard)) is var (html, id)
            ? (html, $"#{id}")
            : (guide.EmergencyCard, "#main");
}
