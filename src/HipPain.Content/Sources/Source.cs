using HipPain.Content.Checking;

namespace HipPain.Content.Sources;

/// <summary>A reference that articles cite.</summary>
public sealed record Source
{
    /// <summary>The key that editors cite it by, such as <c>mellor-2018</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Authors { get; init; }

    /// <summary>The title of the work.</summary>
    public required string Title { get; init; }

    /// <summary>The journal or the organisation.</summary>
    public required string Publisher { get; init; }

    /// <summary>The year it came out; null where it does not say.</summary>
    public int? Year { get; init; }

    /// <summary>Its address, always https; null where there is none.</summary>
    public Uri? Url { get; init; }

    /// <summary>How much weight it can bear.</summary>
    public required SourceStrength Strength { get; init; }

    /// <summary>The day we read it.</summary>
    public required DateOnly Read { get; init; }

    /// <summary>Where it stands in the list.</summary>
    internal Mark Mark { get; init; } = Mark.Start;
}

/// <summary>A source as one page cites it.</summary>
/// <param name="Number">Its number on the page, from 1.</param>
/// <param name="Source">The source.</param>
/// <param name="Uses">The ids of the places that cite it, in order.</param>
public sealed record CitedSource(int Number, Source Source, IReadOnlyList<string> Uses);
