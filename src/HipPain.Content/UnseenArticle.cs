using HipPain.Content.Articles;

namespace HipPain.Content;

/// <summary>
/// An article that readers do not see, as far as those need to know who plan: none of its text is here, so that nothing of it can
/// reach a reader.
/// </summary>
/// <param name="Address">Where readers would find it.</param>
/// <param name="File">The file it comes from, relative to the content folder, with forward slashes.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Why">Why readers do not see it.</param>
/// <param name="Publish">The moment from which readers are to see it; null where none is set.</param>
/// <param name="Expires">The moment from which readers no longer see it; null where none is set.</param>
public sealed record UnseenArticle(Address Address, string File, string Title, UnseenReason Why, DateTimeOffset? Publish, DateTimeOffset? Expires)
{
    internal static UnseenArticle Of(Article article, DateTimeOffset moment)
    {
        var matter = article.FrontMatter;
        var why = matter.Draft ? UnseenReason.Draft : matter.IsExpiredAt(moment) ? UnseenReason.Expired : UnseenReason.ToCome;
        return new UnseenArticle(article.Address, article.File, article.Title, why, matter.Publish, matter.Expires);
    }
}

/// <summary>Why readers do not see an article.</summary>
public enum UnseenReason
{
    /// <summary>It is marked as a draft.</summary>
    Draft,

    /// <summary>Its day is still to come.</summary>
    ToCome,

    /// <summary>It was taken down by its date.</summary>
    Expired,
}
