using System.Text.RegularExpressions;
using AngleSharp.Dom;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Checking.PlainWords;

namespace HipPain.Content.Tests;

/// <summary>The content of this repository.</summary>
public sealed partial class PublishedContentTests
{
    internal static readonly string Root = Path.Combine(Repository(), "content");

    private static readonly Guide Guide = new GuideLoader(Root, TimeProvider.System, Depth.Checking).Load(Guide.Empty);

    public static TheoryData<string> Files => [.. Guide.Articles.Select(article => article.File)];

    [Fact]
    public void Has_no_errors() => Assert.Equal("", string.Join('\n', Guide.Problems.Where(problem => problem.Level is Level.Error)));

    /// <summary>Warnings that stay: these pages and leaflets name no year, or nobody has seen one, and none is made up.</summary>
    [Fact]
    public void Has_no_warnings_but_of_sources_without_a_year()
    {
        string[] known =
        [
            "aaos", "aapmr", "advanced-ortho", "boston-hospital", "clinical-advisor", "devon", "fearon", "g-care", "intus", "kingston", "mersey-care",
            "nhs-couch-to-5k", "north-tees", "north-west-boroughs", "provide", "royal-free", "surrey", "ucsf", "versus-arthritis",
        ];

        var warnings = Guide.Problems.Where(problem => problem.Level is Level.Warning).Select(problem => $"{problem.Rule} {problem.Sentence}");

        Assert.Equal(known.Select(key => $"HP040 The source \"{key}\" has no year."), warnings);
    }

    /// <summary>As many as the sections 2, 4 and 5 of the evidence that the guide is written from.</summary>
    [Theory]
    [InlineData(ArticleKind.Condition, 18)]
    [InlineData(ArticleKind.Region, 6)]
    [InlineData(ArticleKind.Exercise, 14)]
    public void Guide_is_whole(ArticleKind kind, int count) =>
        Assert.Equal(count, OfKind(kind).Count());

    [Fact]
    public void Glossary_has_fifty_terms() => Assert.Equal(50, Guide.Find("/glossary")!.Sections.Count);

    [Fact]
    public void Every_condition_says_first_that_only_a_clinician_can_tell_which_one_it_is() =>
        Assert.All(OfKind(ArticleKind.Condition), condition =>
            Assert.Matches("Only a clinician[^.]* can tell ", condition.LeadText));

    [Theory]
    [InlineData("femoral-neck-stress-injury")]
    [InlineData("pelvic-stress-fracture")]
    [InlineData("septic-arthritis")]
    [InlineData("slipped-growth-plate")]
    [InlineData("teenage-avulsion")]
    public void Condition_that_must_not_wait_opens_with_its_card_and_stops_the_run(string condition)
    {
        var lead = Guide.Find($"/conditions/{condition}")!;
        Assert.Contains("<div class=\"care urgent\">", lead.Lead, StringComparison.Ordinal);
        Assert.Contains("stop running", lead.LeadText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_exercise_leads_to_the_rules_before_its_steps_and_shows_them_drawn() =>
        Assert.All(OfKind(ArticleKind.Exercise), exercise =>
        {
            Assert.Contains("href=\"/exercises#rules\"", exercise.Lead, StringComparison.Ordinal);
            Assert.StartsWith("<figure", exercise.Sections[0].Html.TrimStart(), StringComparison.Ordinal);
        });

    /// <summary>Results of trials that stand in the evidence from memory only, or in somebody else's words.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Prints_no_figure_that_nobody_has_checked(string file) =>
        Assert.DoesNotMatch(Unchecked, File.ReadAllText(Path.Combine(Root, file)));

    [Fact]
    public void Half_of_the_guide_can_be_read_after_seven_years_of_school_and_none_of_it_needs_more_than_nine()
    {
        var grades = Guide.Articles
            .Select(article => FleschKincaid.Grade(new[] { article.LeadText }.Concat(article.Sections.Select(section => section.Text))))
            .Order().ToList();
        Assert.InRange(grades[grades.Count / 2], 0, 7);
        Assert.InRange(grades[^1], 0, 9);
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
    public void Claims_no_check_that_nobody_has_made(string file) =>
        Assert.DoesNotMatch(Claim, File.ReadAllText(Path.Combine(Root, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_no_dose_of_a_medicine(string file) =>
        Assert.DoesNotMatch(Dose, File.ReadAllText(Path.Combine(Root, file)));

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

    private static IEnumerable<Article> OfKind(ArticleKind kind) => Guide.Articles.Where(article => article.FrontMatter.Kind == kind);

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

    [GeneratedRegex("medically reviewed|clinically proven|doctor[- ]approved", RegexOptions.IgnoreCase)]
    private static partial Regex Claim { get; }

    [GeneratedRegex(@"\b(1\.52|1\.80|1\.78|6\.8 points|58\.8|49\.7|78\.4|69\.2|51 of 65|36 of 63|31 of 60|848 runners|7\.7 injuries|500 mg|50 kg)\b")]
    private static partial Regex Unchecked { get; }

    [GeneratedRegex(@"\d\s*(mg|µg|mcg|milligram|microgram)", RegexOptions.IgnoreCase)]
    private static partial Regex Dose { get; }
}
