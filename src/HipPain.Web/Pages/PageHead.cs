namespace HipPain.Web.Pages;

/// <summary>What a page says of itself in its head.</summary>
public sealed record PageHead
{
    /// <summary>The page's own title, without the site's name.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence for search engines and link previews.</summary>
    public required string Description { get; init; }

    /// <summary>The path under which the page wants to be known; null keeps it out of search engines.</summary>
    public string? Path { get; init; }

    /// <summary>schema.org data as JSON that is safe inside a script element; null for none.</summary>
    public string? StructuredData { get; init; }

    /// <summary>The path that stands on paper; null where it is <see cref="Path"/>.</summary>
    public string? PrintedPath { get; init; }

    /// <summary>Whether the page has the buttons that only a script can offer, to copy its address and to print it.</summary>
    public bool HasShareScript { get; init; }

    /// <summary>Paths of Atom feeds that tell what is new on the page, each with its title.</summary>
    public IReadOnlyList<(string Path, string Title)> Feeds { get; init; } = [];

    /// <summary>Whether the page is a handout or the way to one, which has styles of its own.</summary>
    public bool IsHandout { get; init; }

    /// <summary>The article the page shows; null for other pages.</summary>
    public HipPain.Content.Articles.Article? Article { get; init; }
}
