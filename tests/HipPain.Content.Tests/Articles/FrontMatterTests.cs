using HipPain.Content.Articles;

namespace HipPain.Content.Tests.Articles;

public sealed class FrontMatterTests
{
    [Fact]
    public void Every_key_is_read()
    {
        using var folder = new ContentFolder();
        folder.Write("when-to-see-a-doctor.md", ContentFolder.Article()).Write("causes.md", """
            ---
            title: " Causes: why it hurts "
            summary: >
              What may cause it,
              and how sure we are.
            kind: region
            order: 7
            researched: 2026-11-23
            review:
              by: Ada Example
              profession: Physiotherapist
              registration: HCPC PH00000
              on: 2026-11-24
              next: 2028-11-24
            changes:
              - date: 2026-11-25
                note: New advice on rest.
                advice: true
              - date: 2026-11-23
                note: First published.
            aliases: [/reasons, /old/reasons]
            codes:
              icd10cm: [M70.60]
              icd10: [M70.6]
              snomed: ["202855006", 7674000]
            draft: false
            publish: 2026-11-30
            expires: 2027-01-01T09:30:00Z
            ---

            """ + ContentFolder.Advice("region")).Load();

        Assert.Empty(folder.Guide.Problems);
        var matter = Assert.IsType<Article>(folder.Guide.Find("/causes")).FrontMatter;
        Assert.Equal("Causes: why it hurts", matter.Title);
        Assert.Equal("What may cause it, and how sure we are.", matter.Summary);
        Assert.Equal(ArticleKind.Region, matter.Kind);
        Assert.Equal(7, matter.Order);
        Assert.Equal(new DateOnly(2026, 11, 23), matter.Researched);
        var review = new Review
        {
            By = "Ada Example",
            Profession = "Physiotherapist",
            Registration = "HCPC PH00000",
            On = new DateOnly(2026, 11, 24),
            Next = new DateOnly(2028, 11, 24),
        };
        Assert.Equal(review, matter.Review);
        Assert.Equal(
            [
                new Change { Date = new DateOnly(2026, 11, 25), Note = "New advice on rest.", Advice = true },
                new Change { Date = new DateOnly(2026, 11, 23), Note = "First published.", Advice = false },
            ],
            matter.Changes);
        Assert.Equal(["/reasons", "/old/reasons"], matter.Aliases.Select(alias => alias.Value));
        Assert.Equal(["M70.60"], matter.Codes.Icd10Cm);
        Assert.Equal(["M70.6"], matter.Codes.Icd10);
        Assert.Equal(["202855006", "7674000"], matter.Codes.Snomed);
        Assert.False(matter.Draft);
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero), matter.Publish);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 9, 30, 0, TimeSpan.Zero), matter.Expires);
    }

    [Fact]
    public void Keys_that_may_be_left_out_are_empty()
    {
        using var folder = new ContentFolder();

        var matter = folder.Read("Text.").FrontMatter;

        Assert.Equal((0, false, null, null, null), (matter.Order, matter.Draft, matter.Review, matter.Publish, matter.Expires));
        Assert.Empty(matter.Changes);
        Assert.Empty(matter.Aliases);
        Assert.Same(ClinicalCodes.None, matter.Codes);
    }

    [Theory]
    [InlineData("article", ArticleKind.Article)]
    [InlineData("condition", ArticleKind.Condition)]
    [InlineData("exercise", ArticleKind.Exercise)]
    [InlineData("region", ArticleKind.Region)]
    [InlineData("page", ArticleKind.Page)]
    public void Every_kind_has_its_word(string word, ArticleKind kind)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(ContentFolder.Advice(word), kind: word)).Load();

        Assert.Equal(kind, folder.Guide.Find("/causes")?.FrontMatter.Kind);
    }

    [Theory]
    [InlineData("title", "summary", "kind", "researched")]
    public void Every_key_that_has_to_be_there_is_asked_for(params string[] keys)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("causes.md", "---\norder: 1\n---\n").ProblemsOf("causes.md");

        Assert.Equal(keys.Select(key => $"The key \"{key}\" is missing."), problems.Select(problem => problem.Sentence));
    }

    [Fact]
    public void Front_matter_and_body_are_checked_in_one_go()
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("causes.md", ContentFolder.Article("# Title", extra: "colour: red")).ProblemsOf("causes.md");

        Assert.Equal(["HP007", "HP017"], problems.Select(problem => problem.Rule.Id));
    }

    [Fact]
    public void Markup_in_title_and_summary_stays_plain_text()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article(title: "<script>alert(1)</script> **&amp;**")).Load();

        Assert.Equal("<script>alert(1)</script> **&amp;**", folder.Guide.Find("/causes")?.Title);
    }

    [Fact]
    public void Last_change_is_the_latest_day_that_is_named()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(extra: "changes:\n  - date: 2026-11-30\n    note: A\n  - date: 2026-11-01\n    note: B")).Load();

        Assert.Equal(new DateOnly(2026, 11, 30), folder.Guide.Find("/causes")?.LastChanged);
        Assert.Equal(new DateOnly(2026, 11, 23), folder.Guide.Find("/")?.LastChanged);
    }
}
