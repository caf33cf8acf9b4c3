namespace HipPain.Content.Sources;

/// <summary>How much weight a source can bear.</summary>
public enum SourceStrength
{
    /// <summary>A national or international clinical guideline.</summary>
    Guideline,

    /// <summary>A systematic review.</summary>
    Review,

    /// <summary>A randomised trial.</summary>
    Trial,

    /// <summary>A cohort study.</summary>
    Cohort,

    /// <summary>A cross-sectional study or survey.</summary>
    Snapshot,

    /// <summary>Measurements in a laboratory.</summary>
    Lab,

    /// <summary>A consensus statement.</summary>
    Consensus,

    /// <summary>Expert opinion, a narrative review, a case series.</summary>
    Expert,

    /// <summary>A patient page of a hospital, health service or charity.</summary>
    Leaflet,

    /// <summary>Widely given advice with little research behind it.</summary>
    Advice,
}

/// <summary>The strengths as editors write them and as readers see them.</summary>
public static class SourceStrengths
{
    internal static IReadOnlyDictionary<string, SourceStrength> Words { get; } =
        Enum.GetValues<SourceStrength>().ToDictionary(strength => strength.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The strength in words for readers.</summary>
    public static string InPlainWords(this SourceStrength strength) => strength switch
    {
        SourceStrength.Guideline => "Strong: official guideline for doctors",
        SourceStrength.Review => "Strong: review that pools many studies",
        SourceStrength.Trial => "Good: trial in which chance decided who got which treatment",
        SourceStrength.Cohort => "Medium: study that followed people over time; shows a link, not a cause",
        SourceStrength.Snapshot => "Weak: study at one point in time; cannot show what came first",
        SourceStrength.Lab => "Weak: measurements in a laboratory, not in daily life",
        SourceStrength.Consensus => "Medium: agreed by a group of experts",
        SourceStrength.Expert => "Weak: advice or experience of experts",
        SourceStrength.Leaflet => "Weak: hospital, health service or charity page for patients",
        _ => "Weak: common advice with little research behind it",
    };
}
