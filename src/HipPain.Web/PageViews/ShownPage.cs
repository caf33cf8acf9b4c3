namespace HipPain.Web.PageViews;

/// <summary>What a page tells of itself once it is shown, as <c>wwwroot/views.js</c> writes it; anybody else may write what they like.</summary>
public readonly record struct ShownPage
{
    /// <summary>The path that the page was asked for by.</summary>
    public required string Address { get; init; }

    /// <summary>Whether its reader came from outside, and did not load it again.</summary>
    public required bool IsArrival { get; init; }

    /// <summary>For an arrival, the host of the page that linked to it; empty where that is not known.</summary>
    public required string ReferringHost { get; init; }

    /// <summary>Reads it: the address, and for an arrival a second line with the host.</summary>
    public static ShownPage Read(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new ShownPage { Address = end < 0 ? text : text[..end], IsArrival = end >= 0, ReferringHost = end < 0 ? "" : text[(end + 1)..] };
    }
}
