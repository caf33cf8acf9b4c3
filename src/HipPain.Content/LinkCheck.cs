using HipPain.Content.Articles;
using HipPain.Content.Checking;

namespace HipPain.Content;

/// <summary>Holds every internal link against the whole guide. A link that leads nowhere is named; its page stays.</summary>
internal static class LinkCheck
{
    public static void Check(IEnumerable<Article> articles, IReadOnlyDictionary<string, Article> byPath, List<Problem> problems)
    {
        foreach (var article in articles)
        {
            foreach (var link in article.Links)
            {
                var target = link.Path.Length == 0 ? article : byPath.GetValueOrDefault(link.Path);
                if (target is null || (link.Fragment is { } fragment && !target.Ids.Contains(fragment)))
                {
                    problems.Add(new Problem
                    {
                        Rule = Rules.BrokenLink,
                        File = article.File,
                        Line = link.Mark.Line,
                        Column = link.Mark.Column,
                        Sentence = target is null ? $"There is no page at {link.Path}." : $"{target.Address} has no section \"{link.Fragment}\".",
                    });
                }
            }
        }
    }
}
