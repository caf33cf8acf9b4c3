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
        foreach (var article in guide.Published.Values)
        {
            foreach (var link in article.Links)
            {
                var target = link.Path.Length == 0 ? article : guide.Published.GetValueOrDefault(link.Path);
                var isMissing = target is null ? !guide.IsBroken(link.Path) : link.Fragment is { } fragment && !target.Ids.Contains(fragment);
                if (isMissing)
                {
                    guide.Add(this, article.File, link.Mark, target is null ? NoPage(link, guide) : $"{target.Address} has no section \"{link.Fragment}\".");
                }
            }
        }
    }

    private static string NoPage(InternalLink link, GuideText guide)
    {
        if (guide.Addresses.Redirects.TryGetValue(link.Path, out var redirection))
        {
            return $"{link.Path} is an older address, or that of a section; link to {redirection.Location}.";
        }

        return guide.Addresses.OwnerOf(link.Path)?.FrontMatter switch
        {
            { Draft: true } => $"The page at {link.Path} is a draft.",
            { Expires: { } moment } when moment <= guide.Now => $"The page at {link.Path} expired on {moment:yyyy-MM-dd}.",
            { Publish: { } moment } => $"The page at {link.Path} is not published before {moment:yyyy-MM-dd}.",
            _ => $"There is no page at {link.Path}.",
        };
    }
}
