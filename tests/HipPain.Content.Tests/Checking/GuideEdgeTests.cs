using HipPain.Content.Checking;

namespace HipPain.Content.Tests.Checking;

/// <summary>Where the rules for the whole guide draw their lines: dates to the day, and addresses to the last line of the ledger.</summary>
public sealed class GuideEdgeTests
{
    private const string Review = "review:\n  by: Ann Lee\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2026-01-01\n  next: ";

    // The clock of the tests stands at 2026-12-01.
    [Theory]
    [InlineData("2026-11-30", "HP061")]
    [InlineData("2026-12-01", "HP060")]
    [InlineData("2026-12-31", "HP060")]
    [InlineData("2027-01-01", "")]
    public void Review_is_due_for_thirty_days_and_overdue_from_the_day_after(string next, string id)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("causes.md", ContentFolder.Article(extra: Review + next)).Check().Problems;

        Assert.Equal(id, string.Join(' ', problems.Where(problem => problem.File == "causes.md" && problem.Rule.Id is "HP060" or "HP061").Select(problem => problem.Rule.Id)));
    }

    [Theory]
    [InlineData("2024-12-01", false, 0)]
    [InlineData("2024-11-30", false, 1)]
    [InlineData("2025-12-01", true, 0)]
    [InlineData("2025-11-30", true, 1)]
    [InlineData("2025-11-30", false, 0)]
    public void Facts_are_looked_up_again_after_two_years_and_after_one_with_a_care_card(string researched, bool hasCard, int times)
    {
        using var folder = new ContentFolder();
        var body = hasCard ? "::: urgent See a doctor today if:\n- a\n:::" : "Text.";

        folder.Write("causes.md", ContentFolder.Article(body).Replace("2026-11-23", researched, StringComparison.Ordinal)).Check();

        Assert.Equal(times, folder.Guide.Problems.Count(problem => problem.Rule == Rules.ResearchedLongAgo));
    }

    [Theory]
    [InlineData("changes:\n  - date: 2026-12-01\n    note: N", 0)]
    [InlineData("changes:\n  - date: 2026-12-02\n    note: N", 1)]
    [InlineData("publish: 2026-12-05\nchanges:\n  - date: 2026-12-05\n    note: N", 0)]
    [InlineData("publish: 2026-12-05\nchanges:\n  - date: 2026-12-06\n    note: N", 1)]
    [InlineData("publish: 2026-01-01\nchanges:\n  - date: 2026-12-02\n    note: N", 1)]
    public void What_is_still_to_come_cannot_have_been_done(string matter, int times)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(extra: matter)).Check();

        Assert.Equal(times, folder.Guide.Problems.Count(problem => problem.Rule == Rules.FutureDate));
    }

    [Theory]
    [InlineData("publish: 2026-12-01\nexpires: 2026-12-01", 1)]
    [InlineData("publish: 2026-12-01T09:00:00Z\nexpires: 2026-12-01T09:01Z", 0)]
    [InlineData("expires: 2020-01-01", 0)]
    [InlineData(Review + "2026-01-01", 1)]
    public void Dates_do_not_contradict_each_other(string matter, int times)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(extra: matter)).Check();

        Assert.Equal(times, folder.Guide.Problems.Count(problem => problem.Rule == Rules.ContradictingDates));
    }

    [Theory]
    [InlineData("/\n/a -> /b\n/b -> /a", "2 3")]
    [InlineData("/\n/a -> /b\n/b -> /c\n/c -> /a", "2 3 4")]
    [InlineData("/\n/a -> /a", "2")]
    [InlineData("/\n/d -> /a\n/a -> /b\n/b -> /a", "2 3 4")]
    [InlineData("/\n/a -> /b\n/b -> /", "")]
    [InlineData("/\r\n# note\r\n\r\n  /a -> /b\r\n/b -> /\r\n", "")]
    public void Ledger_leads_nowhere_in_circles(string ledger, string lines)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("addresses.txt", ledger).Check().Problems;

        Assert.Equal(lines, string.Join(' ', problems.Where(problem => problem.Rule == Rules.AliasLoop).Select(problem => problem.Line)));
    }

    [Theory]
    [InlineData("/\n/\n", 2)]
    [InlineData("# first\r\n/\r\n/a -> /\r\n/a gone It was old.\r\n", 4)]
    [InlineData("/\nCauses\n", 2)]
    [InlineData("/\n/a gone\n", 2)]
    [InlineData("/\n/a -> \n", 2)]
    [InlineData("/\n/a -> https://evil.example\n", 2)]
    [InlineData("/\n/a # comment\n", 2)]
    public void Line_of_the_ledger_that_says_nothing_or_says_it_twice_is_named(string ledger, int line)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("addresses.txt", ledger).Check().Problems;

        Assert.Equal([line], problems.Where(problem => problem.Rule == Rules.BadLedgerLine).Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("/\n/old", 1)]
    [InlineData("/\n/old gone It was out of date.", 0)]
    [InlineData("/\n/old -> /causes", 0)]
    [InlineData("/\n/old -> /causes/rest", 0)]
    [InlineData("/\n/old -> /nowhere", 1)]
    [InlineData("/\n/causes/old", 1)]
    [InlineData("/\n/causes/rest", 0)]
    [InlineData("/\n/alias", 0)]
    [InlineData("/\n/alias/rest", 0)]
    public void Address_of_the_ledger_answers_for_ever(string ledger, int times)
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("## Rest {#rest}", "aliases: [/alias]"));

        var problems = folder.Write("addresses.txt", ledger).Check().Problems;

        Assert.Equal(times, problems.Count(problem => problem.Rule == Rules.AddressVanished));
    }

    [Theory]
    [InlineData("index.md", "causes", "causes.md")]
    [InlineData("conditions/index.md", "bursitis", "conditions/bursitis.md")]
    [InlineData("conditions.md", "bursitis", "conditions/bursitis/index.md")]
    public void Section_of_an_index_file_clashes_with_the_page_beside_it(string file, string id, string other)
    {
        using var folder = new ContentFolder();
        folder.Write(file, ContentFolder.Article($"Text.\n\n## Part {{#{id}}}")).Write(other, ContentFolder.Article());

        var problem = Assert.Single(folder.Check().Problems, problem => problem.Rule == Rules.SectionClash);

        Assert.Equal((file, 9, 1), (problem.File, problem.Line, problem.Column));
    }

    [Fact]
    public void Section_clashes_with_an_alias_too()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article("## Rest {#rest}")).Write("sleep.md", ContentFolder.Article(extra: "aliases: [/causes/rest]")).Check();

        Assert.Single(folder.Guide.Problems, problem => problem.Rule == Rules.SectionClash);
    }

    [Theory]
    [InlineData("aliases: [/causes]", "HP031", 1)]
    [InlineData("aliases: [/other]", "HP013", 1)]
    [InlineData("aliases: [/old, /older]", "HP031", 0)]
    public void Alias_leads_to_its_own_article_from_somewhere_else(string matter, string id, int times)
    {
        using var folder = new ContentFolder();
        folder.Write("other.md", ContentFolder.Article()).Write("causes.md", ContentFolder.Article(extra: matter)).Check();

        Assert.Equal(times, folder.Guide.Problems.Count(problem => problem.Rule.Id == id));
    }

    [Theory]
    [InlineData("condition", "## A {#what-it-is}", 6)]
    [InlineData("exercise", "## A {#mistakes}\n\n## B {#how}\n\n## C {#dose}\n\n## D {#easier-harder}\n\n## E {#stop-if}", 1)]
    [InlineData("exercise", "## A {#how}\n\n### B {#dose}\n\n## D {#easier-harder}\n\n## E {#stop-if}\n\n## F {#mistakes}", 1)]
    [InlineData("exercise", "## A {#how}\n\n## B {#dose}\n\n## X {#more}\n\n## D {#easier-harder}\n\n## E {#stop-if}\n\n## F {#mistakes}", 0)]
    [InlineData("region", "## A {#check-first}", 3)]
    [InlineData("region", "## A {#more-likely}\n\n## B {#check-first}\n\n## C {#also-possible}\n\n## D {#what-to-do}", 1)]
    [InlineData("region", "## A {#check-first}\n\n## B {#more-likely}\n\n## C {#also-possible}\n\n## D {#what-to-do}", 0)]
    [InlineData("article", "## A {#a}", 0)]
    [InlineData("page", "## A {#a}", 0)]
    public void Kind_has_its_sections_in_their_order(string kind, string body, int times)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(body, kind: kind)).Check();

        Assert.Equal(times, folder.Guide.Problems.Count(problem => problem.Rule == Rules.RequiredSections));
    }
}
