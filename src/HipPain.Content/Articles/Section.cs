using HipPain.Content.Checking;

namespace HipPain.Content.Articles;

/// <summary>A part of an article under a second-level heading, with an address of its own.</summary>
public sealed record Section
{
    /// <summary>The hand-written id, which lasts.</summary>
    public required string Id { get; init; }

    /// <summary>The heading as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>What stands under the heading, as safe HTML.</summary>
    public required string Html { get; init; }

    /// <summary>The same as plain text, for searching.</summary>
    public required string Text { get; init; }

    /// <summary>Where its heading stands in the file.</summary>
    internal Mark Mark { get; init; } = Mark.Start;
}
