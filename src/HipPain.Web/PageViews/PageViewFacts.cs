namespace HipPain.Web.PageViews;

/// <summary>What the rule needs to know about a request and its answer.</summary>
public readonly record struct PageViewFacts
{
    /// <summary>Whether the path is the address of a published article or section.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>The method of the request.</summary>
    public required string Method { get; init; }

    /// <summary>The headers of the request.</summary>
    public required IHeaderDictionary Headers { get; init; }

    /// <summary>The status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>The content type of the answer, which a 304 may leave out.</summary>
    public required string? ContentType { get; init; }
}
