using HipPain.Content.Markdown;

namespace HipPain.Content.Checking;

/// <summary>
/// A rule that one article can be held against by itself. Broken at the level of an error, it keeps the article's last good
/// version online.
/// </summary>
public abstract class ArticleRule(string id, Level level, string sentence, string cure, Example bad, Example good)
    : Rule(id, level, sentence, cure, bad, good)
{
    /// <summary>Adds a problem for each place where the article breaks the rule.</summary>
    internal abstract void Check(ArticleText article, ProblemLog log);
}
