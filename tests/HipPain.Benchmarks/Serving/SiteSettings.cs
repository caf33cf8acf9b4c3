namespace HipPain.Benchmarks.Serving;

/// <summary>What a site is started with.</summary>
internal sealed record SiteSettings
{
    /// <summary>Whether it counts page views.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>The most views of one network address that count in five minutes; 0 for no cap, since all load comes from one address.</summary>
    public int Cap { get; init; }

    /// <summary>The folder of articles; null for the guide's own.</summary>
    public string? Content { get; init; }

    /// <summary>The database's file; null for a new one.</summary>
    public string? Database { get; init; }
}
