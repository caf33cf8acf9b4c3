namespace HipPain.Content.Parts;

/// <summary>A part as it stands on a sheet. All HTML is safe.</summary>
public sealed record SheetPart
{
    /// <summary>The part.</summary>
    public required Part Part { get; init; }

    /// <summary>The article's own emergency card, to be read before it; null if it has none, or where it stands in <see cref="Html"/>.</summary>
    public required string? EmergencyCard { get; init; }

    /// <summary>Boxes that are read before it.</summary>
    public required IReadOnlyList<string> Before { get; init; }

    /// <summary>The drawing of an exercise; null for other parts.</summary>
    public required string? Figure { get; init; }

    /// <summary>What stands under its heading; of a whole article, what stands before its first section.</summary>
    public required string Html { get; init; }

    /// <summary>The sections of a whole article, of an exercise those that a handout shows; none for a section.</summary>
    public required IReadOnlyList<SheetSection> Sections { get; init; }

    /// <summary>How many lines it takes about, in half the width of a sheet of paper: 47 characters each. Its own heading and drawing apart.</summary>
    public required int Lines { get; init; }

    /// <summary>Cards of the article's sections that are not on the sheet.</summary>
    public required IReadOnlyList<string> After { get; init; }
}

/// <summary>A section of an article that stands on a sheet as a whole.</summary>
/// <param name="Title">The heading as plain text.</param>
/// <param name="Html">What stands under it, as safe HTML.</param>
public sealed record SheetSection(string Title, string Html);

/// <summary>Exercises that stand next to each other on a sheet.</summary>
/// <param name="Shared">What is said of several of them in the same words, once.</param>
/// <param name="Exercises">The exercises, each with what is said of it alone.</param>
public sealed record SheetExercises(IReadOnlyList<SharedAdvice> Shared, IReadOnlyList<SheetPart> Exercises);

/// <summary>What is said of several exercises in the same words.</summary>
/// <param name="Title">The heading of the section that it comes from; null for a box of the lead.</param>
/// <param name="Html">The words, as safe HTML.</param>
/// <param name="Exercises">The exercises that it is said of, in the order of the sheet.</param>
public sealed record SharedAdvice(string? Title, string Html, IReadOnlyList<Part> Exercises);
