namespace HipPain.Web.Searching;

/// <summary>What the guide has for a query.</summary>
public sealed record SearchAnswer
{
    /// <summary>The parts that were found, best first; before them the one on the part of the body that the query names.</summary>
    public required IReadOnlyList<FoundPart> Parts { get; init; }

    /// <summary>Whether the words may tell of an emergency.</summary>
    public bool MayBeEmergency { get; init; }

    /// <summary>Whether <see cref="Parts"/> hold only some of the words, because none holds them all.</summary>
    public bool HasOnlySomeWords { get; init; }

    /// <summary>The query with its spelling corrected by the words of the guide; null if there is nothing to correct.</summary>
    public Query? Correction { get; init; }

    /// <summary>Whether <see cref="Parts"/> are those of the correction, because the query itself has none.</summary>
    public bool IsCorrected { get; init; }
}
