using HipPain.Content.Articles;
using HipPain.Content.Checking;

namespace HipPain.Content.Tests;

/// <summary>The codes by which record systems ask for the articles of this repository.</summary>
public sealed class PublishedCodesTests
{
    // No code of the published lists says what these are: a strain is a tear, "other enthesopathies" is anything, and adults
    // break off a piece of the pelvis too, for other reasons.
    private static readonly string[] WithoutCode = ["/conditions/high-hamstring-tendinopathy", "/conditions/teenage-avulsion"];

    private static readonly Guide Guide = new GuideLoader(PublishedContentTests.Root, TimeProvider.System, Depth.Publishing).Load(Guide.Empty);

    [Fact]
    public void Every_condition_has_a_code_but_those_that_no_list_has_a_word_for() =>
        Assert.Equal(WithoutCode, Guide.Articles
            .Where(article => article.FrontMatter.Kind is ArticleKind.Condition && !All(article).Any())
            .Select(article => article.Address.Value));

    /// <summary>A system asks for hip pain, snapping or a sore thigh, and more than one page answers that; no other code is shared.</summary>
    [Fact]
    public void Code_stands_under_one_article_but_for_the_few_that_are_shared_on_purpose()
    {
        var snapping = new[] { "icd10 R29.4", "icd10cm R29.4", "snomed 11568002", "snomed 202606004" };
        var pain = new[] { "icd10cm M25.55", "icd10cm M25.551", "icd10cm M25.552", "icd10cm M25.559", "snomed 49218002" };
        var thigh = new[] { "icd10cm M79.65", "icd10cm M79.651", "icd10cm M79.652", "icd10cm M79.659", "snomed 78514002" };
        var known = snapping.Select(code => $"{code}: /conditions/inner-snapping-hip /conditions/outer-snapping-hip")
            .Concat(pain.Select(code => $"{code}: /symptoms /where-does-it-hurt"))
            .Concat(thigh.Select(code => $"{code}: /where-does-it-hurt/front-thigh-and-knee /where-does-it-hurt/inner-thigh"));

        var shared = Guide.Articles
            .SelectMany(article => All(article).Select(code => (Code: code, Address: article.Address.Value)))
            .GroupBy(each => each.Code, each => each.Address, StringComparer.Ordinal)
            .Where(articles => articles.Count() > 1)
            .Select(articles => $"{articles.Key}: {string.Join(' ', articles.Order(StringComparer.Ordinal))}");

        Assert.Equal(known.Order(StringComparer.Ordinal), shared.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_article_says_a_code_twice() =>
        Assert.All(Guide.Articles, article => Assert.Equal(All(article).Distinct(StringComparer.Ordinal), All(article)));

    private static IEnumerable<string> All(Article article) =>
        article.FrontMatter.Codes.Icd10Cm.Select(code => "icd10cm " + code)
            .Concat(article.FrontMatter.Codes.Icd10.Select(code => "icd10 " + code))
            .Concat(article.FrontMatter.Codes.Snomed.Select(code => "snomed " + code));
}
