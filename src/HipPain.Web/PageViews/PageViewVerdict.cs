namespace HipPain.Web.PageViews;

/// <summary>What the rule makes of a request: a view, a request for a page that is no view, or no request for a page at all
/// (the default value).</summary>
public readonly record struct PageViewVerdict
{
    /// <summary>Not a GET or HEAD of a published address, so not recorded in any way.</summary>
    public static PageViewVerdict NotAPage => default;

    /// <summary>Whether it is a view.</summary>
    public bool IsCounted { get; private init; }

    /// <summary>Whether it is a view that came from outside the site.</summary>
    public bool IsArrival { get; private init; }

    /// <summary>The host of the page that linked to an arrival: a DNS name in lower case, at most 100 characters. Null where it
    /// is unknown or this site itself.</summary>
    public string? ReferringHost { get; private init; }

    /// <summary>Why a request for a page is no view.</summary>
    public RejectionReason? Reason { get; private init; }

    /// <summary>A view, and where it came from if from outside.</summary>
    public static PageViewVerdict Counted(bool isArrival, string? referringHost) =>
        new() { IsCounted = true, IsArrival = isArrival, ReferringHost = referringHost };

    /// <summary>A request for a page that is no view.</summary>
    public static PageViewVerdict Rejected(RejectionReason reason) => new() { Reason = reason };
}
