namespace HipPain.Content.Articles;

/// <summary>What an article is; its shape and its place in the guide follow from it.</summary>
public enum ArticleKind
{
    /// <summary>One of the guide's main parts, read in order.</summary>
    Article,

    /// <summary>One thing that can cause hip pain.</summary>
    Condition,

    /// <summary>One exercise.</summary>
    Exercise,

    /// <summary>One place where it hurts.</summary>
    Region,

    /// <summary>A page about the site itself, such as privacy.</summary>
    Page,

    /// <summary>A ready-made handout: a short introduction, and parts of the guide for paper.</summary>
    Handout,
}
