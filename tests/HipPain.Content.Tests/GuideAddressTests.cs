namespace HipPain.Content.Tests;

/// <summary>Who has an address when a file that readers do not see, an alias or the ledger wants it too.</summary>
public sealed class GuideAddressTests
{
    [Theory]
    [InlineData("draft: true")]
    [InlineData("publish: 2027-01-01")]
    [InlineData("expires: 2026-11-24")]
    public void File_that_readers_do_not_see_takes_no_page_from_them(string matter)
    {
        using var folder = new ContentFolder();
        folder.Write("causes/index.md", ContentFolder.Article()).Write("causes.md", ContentFolder.Article(extra: matter)).Load();

        Assert.Equal("causes/index.md", folder.Guide.Find("/causes")?.File);
        Assert.Equal(("HP013", "causes.md"), folder.Guide.Problems.Select(problem => (problem.Rule.Id, problem.File)).Single());
    }

    [Theory]
    [InlineData("draft: true")]
    [InlineData("publish: 2027-01-01")]
    [InlineData("expires: 2026-11-24")]
    public void File_that_readers_do_not_see_takes_no_older_address_from_them(string matter)
    {
        using var folder = new ContentFolder();
        folder.Write("new.md", ContentFolder.Article(extra: "aliases: [/old]")).Write("old.md", ContentFolder.Article(extra: matter)).Load();

        Assert.Equal("/new", folder.Guide.Redirect("/old")?.Location);
        Assert.Equal("HP013", Assert.Single(folder.Guide.Problems).Rule.Id);
    }

    [Theory]
    [InlineData("draft: true", null)]
    [InlineData("expires: 2026-11-24", "Old")]
    public void Note_of_the_ledger_tells_readers_why_a_page_is_gone_whose_file_is_still_there(string matter, string? title)
    {
        using var folder = new ContentFolder();
        folder.Write("old.md", ContentFolder.Article(extra: matter, title: "Old")).Write("addresses.txt", "/\n/old gone Read the page on causes.").Load();

        Assert.Equal(new Gone(title, "Read the page on causes."), folder.Guide.FindGone("/old"));
    }

    [Theory]
    [InlineData("draft: true")]
    [InlineData("expires: 2026-11-24")]
    public void Address_that_moved_leads_on_though_its_old_file_is_still_there(string matter)
    {
        using var folder = new ContentFolder();
        folder.Write("old.md", ContentFolder.Article(extra: matter)).Write("addresses.txt", "/\n/old -> /").Load();

        Assert.Equal("/", folder.Guide.Redirect("/old")?.Location);
        Assert.Empty(folder.Guide.Problems);
    }

    [Fact]
    public void Address_that_moved_to_a_draft_answers_nothing_and_is_named()
    {
        using var folder = new ContentFolder();
        folder.Write("new.md", ContentFolder.Article(extra: "draft: true")).Write("addresses.txt", "/\n/old -> /new").Load();

        Assert.Null(folder.Guide.Redirect("/old"));
        Assert.Equal("HP034", Assert.Single(folder.Guide.Problems).Rule.Id);
    }

    [Fact]
    public void Section_of_the_home_page_takes_no_address_of_the_site_itself()
    {
        using var folder = new ContentFolder();
        folder.Write("index.md", ContentFolder.Article("## Search {#search}\n\n## Rest {#rest}")).Load();

        Assert.Equal(("HP033", 7), folder.Guide.Problems.Select(problem => (problem.Rule.Id, problem.Line)).Single());
    }

    [Theory]
    [InlineData("/", 39, false)]
    [InlineData("/0", 12_000, true)]
    [InlineData("/nowhere", 12_000, true)]
    public void Ledger_full_of_one_long_way_is_followed_soon(string end, int steps, bool isNamed)
    {
        using var folder = new ContentFolder();
        var lines = Enumerable.Range(0, steps).Select(step => $"/{step:x} -> {(step + 1 == steps ? end : $"/{step + 1:x}")}\n");

        // A load that takes long fails.
        folder.Write("addresses.txt", string.Concat(lines)).Load();

        Assert.Equal(isNamed, folder.Guide.Problems.Any(problem => problem.Rule.Id == "HP031"));
        Assert.Equal(isNamed ? null : "/", folder.Guide.Redirect("/0")?.Location);
    }
}
