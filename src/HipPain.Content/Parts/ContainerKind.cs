namespace HipPain.Content.Parts;

/// <summary>What a <c>:::</c> container may be.</summary>
public enum ContainerKind
{
    /// <summary>A care card: call an emergency number.</summary>
    Emergency,

    /// <summary>A care card: be seen today.</summary>
    Urgent,

    /// <summary>A care card: make an appointment.</summary>
    Routine,

    /// <summary>Things to do.</summary>
    Do,

    /// <summary>Things not to do.</summary>
    Dont,

    /// <summary>Something to know first.</summary>
    Note,

    /// <summary>A drawing.</summary>
    Figure,
}

/// <summary>The words that stand for a kind of container.</summary>
public static class ContainerKinds
{
    /// <summary>A care card's level as it is read out; empty for what is none.</summary>
    public static string LevelInWords(this ContainerKind kind) => kind switch
    {
        ContainerKind.Emergency => "Emergency:",
        ContainerKind.Urgent => "Urgent:",
        ContainerKind.Routine => "Book:",
        _ => "",
    };
}

/// <summary>A box of an article as a page shows it, or what stands between two of them.</summary>
/// <param name="Kind">What it is; null for what stands in no box.</param>
/// <param name="Html">All of it, as safe HTML.</param>
public sealed record Box(ContainerKind? Kind, string Html);
