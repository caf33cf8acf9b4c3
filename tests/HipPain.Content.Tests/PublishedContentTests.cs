using System.Text.RegularExpressions;
using AngleSharp.Dom;
using HipPain.Content.Articles;
using HipPain.Content.Checking.PlainWords;

namespace HipPain.Content.Tests;

/// <summary>The content of this repository.</summary>
public sealed partial class PublishedContentTests
{
    internal static readonly string Root = Path.Combine(Repository(), "content");

    private static readonly Guide Guide = new GuideLoader(Root, TimeProvider.System).Load(Guide.Empty);

    public static TheoryData<string> Files => [.. Guide.Articles.Select(article => article.File)];

    [Fact]
    public void Has_no_problems() => Assert.Equal("", string.Join('\n', Guide.Problems));

    [Fact]
    public void Every_source_is_cited()
    {
        var listed = SourceKey.Matches(File.ReadAllText(Path.Combine(Root, "sources.yaml"))).Select(key => key.Value);
        var cited = Guide.Articles.SelectMany(article => article.Sources).Select(cited => cited.Source.Key).Distinct();

        Assert.Equal(listed.Order(StringComparer.Ordinal), cited.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Page_is_safe_and_its_ids_are_unique_together_with_the_emergency_card(string file)
    {
        var article = ArticleOf(file);
        Page.Of(article);

        var page = Page.Of(Guide.EmergencyCard + article.Lead + string.Concat(article.Sections.Select(section => $"<h2 id=\"{section.Id}\">{section.Title}</h2>{section.Html}")));

        Page.AssertSafe(page);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Headings_skip_no_level(string file)
    {
        var article = ArticleOf(file);
        var page = Page.Of(article.Lead + string.Concat(article.Sections.Select(section => $"<h2>{section.Title}</h2>{section.Html}")));

        var levels = page.QuerySelectorAll("h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').Prepend(1).ToList();

        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void People_can_read_it_at_the_age_of_thirteen(string file)
    {
        var article = ArticleOf(file);
        var page = Page.Of(article);
        foreach (var aside in page.QuerySelectorAll(".cite, .help-numbers, .help-advice"))
        {
            aside.Remove();
        }

        var lines = page.QuerySelectorAll("p, li, h2, h3, h4, td").Where(element => element.QuerySelector("p, li") is null).Select(element => element.Words());
        var grade = FleschKincaid.Grade(lines.Append(article.Summary));

        Assert.True(grade <= 8, $"Grade {grade:0.0}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Claims_no_check_that_nobody_has_made(string file) =>
        Assert.DoesNotMatch(Claim, File.ReadAllText(Path.Combine(Root, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_no_dose_of_a_medicine(string file) =>
        Assert.DoesNotMatch(Dose, File.ReadAllText(Path.Combine(Root, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_a_help_number_only_with_its_country(string file)
    {
        var sentences = File.ReadAllText(Path.Combine(Root, file)).Split(". ");

        Assert.All(sentences.Where(sentence => HelpNumber.IsMatch(sentence)), sentence => Assert.Matches(Country, sentence));
    }

    [Theory]
    [InlineData("hip", 1)]
    [InlineData("make", 1)]
    [InlineData("tendon", 2)]
    [InlineData("muscle", 2)]
    [InlineData("appointment", 3)]
    [InlineData("emergency", 4)]
    public void Syllables_are_counted_well_enough(string word, int syllables) => Assert.Equal(syllables, FleschKincaid.Syllables(word));

    [Fact]
    public void Hard_text_has_a_higher_grade_than_plain_text()
    {
        Assert.InRange(FleschKincaid.Grade(["The hip hurts. Rest it for a day. Then try a short run."]), -3, 2);
        Assert.InRange(FleschKincaid.Grade(["Symptomatic individuals demonstrate considerable abductor insufficiency, irrespective of radiological abnormalities."]), 20, 40);
    }

    private static Article ArticleOf(string file) => Guide.Articles.Single(article => article.File == file);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HipPain.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("^[a-z0-9-]+(?=:)", RegexOptions.Multiline)]
    private static partial Regex SourceKey { get; }

    [GeneratedRegex("medically reviewed|clinically proven|doctor[- ]approved", RegexOptions.IgnoreCase)]
    private static partial Regex Claim { get; }

    [GeneratedRegex(@"\d\s*(mg|µg|mcg|milligram|microgram)", RegexOptions.IgnoreCase)]
    private static partial Regex Dose { get; }

    [GeneratedRegex(@"(?<![\d,.])(111|112|999|911|000)(?![\d,.]\d|\d)")]
    private static partial Regex HelpNumber { get; }

    [GeneratedRegex("United Kingdom|Europe|United States|Canada|Australia|New Zealand")]
    private static partial Regex Country { get; }
}
