using System.Text.Json.Serialization;
using HipPain.Content;
using HipPain.Content.Parts;

namespace HipPain.Web.Interop.Api;

/// <summary>One page of the list of all articles.</summary>
public sealed record ArticleList
{
    /// <summary>Changes when anything in the guide does. If it differs between two pages, begin again with the first.</summary>
    public required string Version { get; init; }

    /// <summary>The number of this page of the list, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>How many articles a page of the list holds at most.</summary>
    public required int Size { get; init; }

    /// <summary>How many articles there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>The articles: by kind, then in reading order.</summary>
    public required IReadOnlyList<ListedArticle> Articles { get; init; }

    /// <summary>Where to read on.</summary>
    public required ListLinks Links { get; init; }
}

/// <summary>Addresses that belong to a page of the list.</summary>
public sealed record ListLinks
{
    /// <summary>This page of the list.</summary>
    public required Uri Self { get; init; }

    /// <summary>The page before it; null for the first.</summary>
    public required Uri? Previous { get; init; }

    /// <summary>The page after it; null for the last.</summary>
    public required Uri? Next { get; init; }
}

/// <summary>An article as the list names it, without its text.</summary>
public sealed record ListedArticle : PartAnswer
{
    internal ListedArticle(Part part, Guide guide)
        : base(part, guide)
    {
    }

    /// <summary>Addresses that belong to it.</summary>
    [JsonPropertyOrder(1)]
    public required ListedArticleLinks Links { get; init; }
}

/// <summary>Addresses that belong to an article in the list.</summary>
public sealed record ListedArticleLinks
{
    /// <summary>The article in this API, with its text.</summary>
    public required Uri Self { get; init; }

    /// <summary>The page for readers.</summary>
    public required Uri Page { get; init; }

    /// <summary>The article's Markdown.</summary>
    public required Uri Markdown { get; init; }
}
