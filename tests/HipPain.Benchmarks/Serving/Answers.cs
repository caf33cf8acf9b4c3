namespace HipPain.Benchmarks.Serving;

/// <summary>Which answers a load is to get.</summary>
internal enum Answers
{
    /// <summary>Of a status below 400.</summary>
    Pages,

    /// <summary>Of 400 and above.</summary>
    Refusals,

    /// <summary>Of any status.</summary>
    Any,
}
