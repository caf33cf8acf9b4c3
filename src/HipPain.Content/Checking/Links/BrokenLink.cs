using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Links;

/// <summary>A link to an address or section that does not exist.</summary>
public sealed class BrokenLink() : GuideRule(
    "HP027", Level.Error,
    "A link leads to a page and a section that are there.",
    "Correct the address, or add what it leads to.",
    bad: "See [the other page](/nowhere).",
    good: "See [the home page](/).")
{
    internal override void Check(GuideText guide)
    {
        foreach (var article in guide.All.Values.Where(article => !article.FrontMatter.IsExpiredAt(guide.Now)))
        {
            foreach (var link in article.Links)
            {
                if (FaultOf(link, article, guide) is { } sentence)
                {
                    guide.Add(this, article.File, link.Mark, sentence);
                }
            }
        }

        foreach (var figure in guide.Surroundings.Figures.All)
        {
            foreach (var link in figure.Links)
            {
                if (FaultOf(link, article: null, guide) is { } sentence)
                {
                    guide.Add(this, figure.File, link.Mark, sentence);
                }
            }
        }

        foreach (var place in guide.Synonyms.Places)
        {
            var link = new InternalLink(place.Path, place.Fragment, place.Mark);
            if (FaultOf(link, article: null, guide) is { } sentence)
            {
                guide.Add(this, Synonyms.File, link.Mark, sentence);
            }
        }
    }

    private static string? FaultOf(InternalLink link, Article? article, GuideText guide)
    {
        var target = link.Path.Length == 0 ? article : guide.All.GetValueOrDefault(link.Path);
        if (target is null)
        {
            return guide.IsBroken(link.Path) ? null
                : guide.Addresses.Sections.TryGetValue(link.Path, out var part) ? $"{link.Path} is a page for those who were given it; link to {part.Place}."
                : guide.Addresses.Redirects.TryGetValue(link.Path, out var redirection) ? $"{link.Path} is not the page's own address; link to {redirection.Location}."
                : $"There is no page at {link.Path}.";
        }

        return !ReferenceEquals(target, article) && AbsenceOf(target, article?.FrontMatter, guide.Now) is { } absence ? absence
            : link.Fragment is { } fragment && !target.Ids.Contains(fragment) ? $"{target.Address} has no section \"{fragment}\"."
            : null;
    }

    // An article that is still to come is held against the guide of its day; a draft has no readers.
    private static string? AbsenceOf(Article target, FrontMatter? article, DateTimeOffset now)
    {
        var matter = target.FrontMatter;
        var moment = article?.Publish > now ? article.Publish.Value : now;
        return article is { Draft: true } || matter.IsPublishedAt(moment) ? null
            : matter.Draft ? $"The page at {target.Address} is a draft."
            : matter.Expires <= moment ? $"The page at {target.Address} {(matter.Expires <= now ? "expired" : "expires")} on {matter.Expires.Value.InWords()}."
            : $"The page at {target.Address} is not published before {matter.Publish!.Value.InWords()}.";
    }
}
