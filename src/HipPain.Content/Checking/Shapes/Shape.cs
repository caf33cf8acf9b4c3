using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Shapes;

/// <summary>The sections that every article of a kind has, in their order (design, section 4).</summary>
public static class Shape
{
    private static readonly IReadOnlyList<RequiredSection> Condition =
    [
        new("what-it-is", "What it is"), new("where-it-hurts", "Where it hurts"), new("what-sets-it-off", "What sets it off"),
        new("who-gets-it", "Who gets it"), new("what-helps", "What helps"), new("how-long", "How long it takes"), new("when-to-worry", "When to worry"),
    ];

    private static readonly IReadOnlyList<RequiredSection> Exercise =
    [
        new("how", "How to do it"), new("dose", "How much and how often"), new("easier-harder", "Easier and harder"),
        new("stop-if", "When to stop"), new("mistakes", "Common mistakes"),
    ];

    private static readonly IReadOnlyList<RequiredSection> Region =
    [
        new("check-first", "Check these signs first"), new("more-likely", "More likely causes"), new("also-possible", "Also possible"),
        new("what-to-do", "What to do today"),
    ];

    /// <summary>The sections of a kind; none where an article is free.</summary>
    public static IReadOnlyList<RequiredSection> Of(ArticleKind kind) => kind switch
    {
        ArticleKind.Condition => Condition,
        ArticleKind.Exercise => Exercise,
        ArticleKind.Region => Region,
        _ => [],
    };
}

/// <summary>A section that has to be there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The heading that a new article begins with; editors may change it.</param>
public sealed record RequiredSection(string Id, string Title);
