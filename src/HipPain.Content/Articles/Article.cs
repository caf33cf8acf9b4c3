namespace HipPain.Content.Articles;

/// <summary>One Markdown file, one page.</summary>
public sealed record Article
{
    /// <summary>Where readers find it.</summary>
    public required Address Address { get; init; }
}
