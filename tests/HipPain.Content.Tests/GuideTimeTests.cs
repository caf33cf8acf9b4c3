namespace HipPain.Content.Tests;

/// <summary>What the clock makes of a guide.</summary>
public sealed class GuideTimeTests
{
    private static readonly DateTimeOffset Boundary = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Expired_article_is_gone_by_all_its_addresses_and_a_hidden_one_is_not()
    {
        using var folder = new ContentFolder();
        folder.Write("old.md", ContentFolder.Article(title: "Old", extra: "expires: 2026-11-24\naliases: [/older]"))
            .Write("draft.md", ContentFolder.Article(extra: "expires: 2026-11-24\ndraft: true"))
            .Write("later.md", ContentFolder.Article(extra: "publish: 2027-01-01\naliases: [/soon]"))
            .Load();

        Assert.Equal(new Gone("Old", Note: null), folder.Guide.FindGone("/old"));
        Assert.Equal(folder.Guide.FindGone("/old"), folder.Guide.FindGone("/older"));
        Assert.All(["/draft", "/later", "/soon", "/", "/nowhere"], path => Assert.Null(folder.Guide.FindGone(path)));
    }

    [Fact]
    public void Address_of_an_expired_article_is_gone_no_more_once_another_article_takes_it_as_an_alias()
    {
        using var folder = new ContentFolder();
        folder.Write("old.md", ContentFolder.Article(extra: "expires: 2026-11-24\naliases: [/older]"))
            .Write("new.md", ContentFolder.Article(extra: "aliases: [/older]")).Load();

        Assert.Empty(folder.Guide.Problems);
        Assert.Equal("/new", folder.Guide.Redirect("/older")?.Location);
        Assert.Null(folder.Guide.FindGone("/older"));
    }

    [Fact]
    public void Guide_holds_as_long_as_no_boundary_lies_between()
    {
        using var folder = new ContentFolder();
        folder.Write("a.md", ContentFolder.Article(extra: "publish: 2027-02-01T09:00:00Z")).Write("b.md", ContentFolder.Article(extra: "expires: 2027-03-01"));
        folder.Time.Now = Boundary;
        folder.Load();

        Assert.True(folder.Guide.HoldsAt(Boundary));
        Assert.True(folder.Guide.HoldsAt(Boundary.AddDays(1)));
        Assert.False(folder.Guide.HoldsAt(Boundary.AddTicks(-1)));
        Assert.False(folder.Guide.HoldsAt(new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.True(Guide.Empty.HoldsAt(Boundary));
    }

    [Fact]
    public void Guide_at_another_moment_is_the_one_that_would_be_loaded_then_and_reads_nothing()
    {
        using var folder = new ContentFolder();
        folder.Write("a.md", ContentFolder.Article(extra: "publish: 2027-02-01T09:00:00Z")).Load();
        var before = folder.Guide;
        folder.Delete("a.md");

        var after = before.At(Boundary);

        Assert.Null(before.Find("/a"));
        Assert.NotNull(after.Find("/a"));
        Assert.NotEqual(before.Version, after.Version);
        Assert.Equal(before.Version, after.At(Boundary.AddTicks(-1)).Version);
    }

    [Fact]
    public void Late_review_is_a_boundary_and_changes_the_version()
    {
        using var folder = new ContentFolder();
        folder.Write("a.md", ContentFolder.Article(extra: "review:\n  by: A\n  profession: B\n  registration: C\n  on: 2026-01-01\n  next: 2027-01-31"));
        var late = new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(late, folder.Load().NextBoundary);
        Assert.Equal(folder.Guide.Version, folder.Guide.At(late.AddTicks(-1)).Version);
        Assert.NotEqual(folder.Guide.Version, folder.Guide.At(late).Version);
    }

    [Theory]
    [InlineData("", "/later", "The page at /later is not published before 1 January 2027, 09:30 UTC.")]
    [InlineData("", "/later#nowhere", "The page at /later is not published before 1 January 2027, 09:30 UTC.")]
    [InlineData("", "/old", "The page at /old expired on 24 November 2026, 00:00 UTC.")]
    [InlineData("publish: 2027-02-01", "/old", "The page at /old expired on 24 November 2026, 00:00 UTC.")]
    [InlineData("publish: 2027-02-01", "/ends", "The page at /ends expires on 15 January 2027, 06:07:08 UTC.")]
    [InlineData("publish: 2027-02-01", "/draft", "The page at /draft is a draft.")]
    [InlineData("publish: 2027-02-01", "/later", null)]
    [InlineData("draft: true", "/later", null)]
    [InlineData("draft: true", "/draft", null)]
    [InlineData("draft: true", "/nowhere", "There is no page at /nowhere.")]
    [InlineData("expires: 2026-11-25", "/nowhere", null)]
    public void Link_is_held_against_what_readers_of_its_page_can_see(string matter, string link, string? sentence)
    {
        using var folder = new ContentFolder();
        folder.Write("later.md", ContentFolder.Article(extra: "publish: 2027-01-01T09:30:00Z"))
            .Write("old.md", ContentFolder.Article(extra: "expires: 2026-11-24"))
            .Write("ends.md", ContentFolder.Article(extra: "expires: 2027-01-15T06:07:08Z"))
            .Write("draft.md", ContentFolder.Article(extra: "draft: true"));

        folder.Write("causes.md", ContentFolder.Article($"See [pain]({link}).", extra: matter)).Load();

        Assert.Equal(sentence, folder.Guide.Problems.SingleOrDefault()?.Sentence);
    }

    [Fact]
    public void Preview_holds_what_readers_may_not_see()
    {
        using var folder = new ContentFolder(isPreview: true);
        folder.Write("later.md", ContentFolder.Article(extra: "publish: 2027-01-01"))
            .Write("old.md", ContentFolder.Article(extra: "expires: 2026-11-24\naliases: [/older]"))
            .Write("draft.md", ContentFolder.Article(extra: "draft: true")).Load();

        Assert.All(["/later", "/old", "/draft", "/"], path => Assert.NotNull(folder.Guide.Find(path)));
        Assert.Equal("/old", folder.Guide.Redirect("/older")?.Location);
        Assert.Null(folder.Guide.FindGone("/old"));
        Assert.Null(folder.Guide.FindGone("/older"));
        Assert.Equal(4, folder.Guide.Articles.Count);
    }

    [Fact]
    public void Alias_in_a_preview_belongs_to_the_article_that_readers_see()
    {
        using var folder = new ContentFolder(isPreview: true);

        folder.Write("a.md", ContentFolder.Article(extra: "draft: true\naliases: [/old]")).Write("b.md", ContentFolder.Article(extra: "aliases: [/old]")).Load();

        Assert.Equal("/b", folder.Guide.Redirect("/old")?.Location);
    }

    [Fact]
    public void Version_of_a_preview_changes_with_problems_and_with_what_readers_may_see()
    {
        using var folder = new ContentFolder(isPreview: true);
        folder.Write("a.md", ContentFolder.Article(extra: "expires: 2027-02-01T09:00:00Z"));
        var seen = new HashSet<string> { folder.Load().Version };
        void Differs() => Assert.True(seen.Add(folder.Load().Version));

        folder.Write("bad.md", "broken");
        Differs();
        folder.Write("a.md", "broken");
        Differs();
        Assert.True(folder.Guide.IsBehind(folder.Guide.Find("/a")!));
        Assert.False(folder.Guide.IsBehind(folder.Guide.Find("/")!));
        folder.Time.Now = Boundary;
        Differs();
    }

    [Fact]
    public async Task Next_guide_is_waited_for_until_it_is_published()
    {
        var articles = new ArticleRepository();
        using var folder = new ContentFolder();
        var next = articles.AfterAsync(Guide.Empty, CancellationToken.None);
        Assert.False(next.IsCompleted);

        articles.Publish(folder.Load());

        Assert.Same(folder.Guide, await next.WaitAsync(ContentFolder.Patience));
        Assert.Same(folder.Guide, await articles.AfterAsync(Guide.Empty, CancellationToken.None));
    }
}
