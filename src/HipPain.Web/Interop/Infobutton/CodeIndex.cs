using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using HipPain.Content;
using HipPain.Content.Articles;

namespace HipPain.Web.Interop.Infobutton;

/// <summary>The articles of one guide by the codes that their front matter names.</summary>
internal sealed class CodeIndex
{
    private static readonly ConditionalWeakTable<Guide, CodeIndex> Known = [];

    private readonly FrozenDictionary<(CodeSystem System, string Code), CodedArticles> _byCode;

    private CodeIndex(Guide guide) => _byCode = guide.Articles
        // A code names a condition; other articles that have it too come behind.
        .OrderByDescending(article => article.FrontMatter.Kind is ArticleKind.Condition)
        .SelectMany(CodesOf)
        .GroupBy(coded => (coded.System, coded.Normal))
        .ToFrozenDictionary(
            same => same.Key,
            same => new CodedArticles(same.Key.System, same.First().Written, [.. same.Select(coded => coded.Article).DistinctBy(article => article.Address.Value)]));

    /// <summary>The index of a guide, which is built once.</summary>
    public static CodeIndex Of(Guide guide) => Known.GetValue(guide, known => new CodeIndex(known));

    /// <summary>
    /// The articles on a code, else those on the nearest code above it in the same list; never those on a more special one. Null
    /// for none.
    /// </summary>
    public CodedArticles? Find(CodeSystem system, string code) =>
        system.Normal(code) is not { } normal ? null
            : system.WithParents(normal).Select(candidate => _byCode.GetValueOrDefault((system, candidate))).FirstOrDefault(found => found is not null);

    private static IEnumerable<(CodeSystem System, string Normal, string Written, Article Article)> CodesOf(Article article) =>
        from system in CodeSystem.All
        from code in system.CodesOf(article.FrontMatter.Codes)
        let normal = system.Normal(code)
        where normal is not null
        select (system, normal, code, article);
}

/// <summary>Articles on one code.</summary>
/// <param name="System">The list that the code is from.</param>
/// <param name="Code">The code as the front matter writes it.</param>
/// <param name="Articles">The articles; conditions first, then in the order of the guide.</param>
internal sealed record CodedArticles(CodeSystem System, string Code, IReadOnlyList<Article> Articles);
