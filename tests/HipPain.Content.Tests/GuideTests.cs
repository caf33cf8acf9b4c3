using HipPain.Content.Articles;

namespace HipPain.Content.Tests;

public sealed class GuideTests
{
    [Fact]
    public void Articles_go_by_kind_then_order_then_title()
    {
        using var folder = new ContentFolder();
        void Add(string name, string kind, int order) => folder.Write($"{name}.md", ContentFolder
            .Article(ContentFolder.Advice(kind), $"order: {order}", name, kind));
        Add("page", "page", 0);
        Add("bone", "region", 0);
        Add("second", "article", 2);
        Add("first-b", "article", 1);
        Add("first-a", "article", 1);
        folder.Write("index.md", ContentFolder.Article(title: "Home")).Load();

        Assert.Equal(["first-a", "first-b", "second", "bone", "Home", "page"], folder.Guide.Articles.Select(article => article.Title));
        Assert.Equal(["first-a", "first-b", "second"], folder.Guide.MainArticles.Select(article => article.Title));
        Assert.Equal(["page"], folder.Guide.Pages.Select(article => article.Title));
    }

    [Fact]
    public void Article_below_another_is_a_part_of_it_and_one_that_is_below_none_is_a_main_part()
    {
        using var folder = new ContentFolder();
        void Add(string name, int order = 0) => folder.Write($"{name}.md", ContentFolder
            .Article("See [when to see a doctor](/when-to-see-a-doctor).", $"order: {order}", name, "article"));
        Add("index", 9);
        Add("a", 2);
        Add("a/two", 2);
        Add("a/one", 1);
        Add("a/two/deep");
        Add("a/none/far");
        Add("ab", 3);
        Add("nobody/home", 1);
        folder.Load();
        Article Of(string path) => folder.Guide.Find(path)!;
        static string Titles(IEnumerable<Article> articles) => string.Join(' ', articles.Select(article => article.Title));

        Assert.Equal("nobody/home a ab index", Titles(folder.Guide.MainArticles));
        Assert.Equal("a/none/far a/one a/two", Titles(folder.Guide.PartsOf(Of("/a"))));
        Assert.Equal("a/two/deep", Titles(folder.Guide.PartsOf(Of("/a/two"))));
        Assert.Empty(folder.Guide.PartsOf(Of("/ab")));
        Assert.Empty(folder.Guide.PartsOf(Of("/")));
        Assert.Equal("a a/two", Titles(folder.Guide.TrailOf(Of("/a/two/deep"))));
        Assert.Equal("a", Titles(folder.Guide.TrailOf(Of("/a/none/far"))));
        Assert.Empty(folder.Guide.TrailOf(Of("/a")));
        Assert.Empty(folder.Guide.TrailOf(Of("/nobody/home")));
        Assert.Empty(folder.Guide.TrailOf(Of("/")));
    }

    [Fact]
    public void First_file_at_an_address_has_it()
    {
        using var folder = new ContentFolder();

        folder.Write("causes/index.md", ContentFolder.Article("Later.")).Write("causes.md", ContentFolder.Article("First.")).Load();

        Assert.Equal("<p>First.</p>", folder.Guide.Find("/causes")?.Lead);
        Assert.Equal("The address /causes belongs to causes.md already.", Assert.Single(folder.Guide.Problems).Sentence);
    }

    [Fact]
    public void Alias_leads_to_its_article()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(extra: "aliases: [/reasons, /old/reasons]")).Load();

        Assert.Equal("/causes", folder.Guide.Redirect("/reasons")?.Location);
        Assert.Equal("/causes", folder.Guide.Redirect("/old/reasons")?.Location);
        Assert.Null(folder.Guide.Redirect("/causes"));
        Assert.Null(folder.Guide.Find("/reasons"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/pain")]
    [InlineData("/taken")]
    public void Alias_never_takes_an_address_that_is_in_use(string alias)
    {
        using var folder = new ContentFolder();
        folder.Write("apples.md", ContentFolder.Article(extra: "aliases: [/taken]")).Write("pain.md", ContentFolder.Article());

        folder.Write("causes.md", ContentFolder.Article(extra: $"aliases: [{alias}]")).Load();

        Assert.Equal("HP013 causes.md", Assert.Single(folder.Guide.Problems) is var problem ? $"{problem.Rule.Id} {problem.File}" : "");
        Assert.NotEqual("/causes", folder.Guide.Redirect(alias)?.Location);
        Assert.NotNull(folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Draft_is_checked_but_not_published()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(extra: "draft: true\naliases: [/reasons]")).Load();
        Assert.Equal((null, null), (folder.Guide.Find("/causes"), folder.Guide.Redirect("/reasons")));
        Assert.Empty(folder.Guide.Problems);

        folder.Write("causes.md", ContentFolder.Article("# Title", extra: "draft: true")).Load();
        Assert.Equal("HP017", Assert.Single(folder.Guide.Problems).Rule.Id);
    }

    [Fact]
    public void Article_appears_and_expires_at_its_moments()
    {
        using var folder = new ContentFolder();
        var (publish, expires) = (new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        folder.Write("causes.md", ContentFolder.Article(extra: "publish: 2027-01-01\nexpires: 2027-02-01T09:00:00Z"));
        (bool IsThere, DateTimeOffset? Next) At(DateTimeOffset now)
        {
            folder.Time.Now = now;
            return (folder.Load().Find("/causes") is not null, folder.Guide.NextBoundary);
        }

        Assert.Equal((false, publish), At(publish.AddTicks(-1)));
        Assert.Equal((true, expires), At(publish));
        Assert.Equal((true, expires), At(expires.AddTicks(-1)));
        Assert.Equal((false, null), At(expires));
    }

    [Fact]
    public void Next_boundary_is_the_nearest_and_drafts_have_none()
    {
        using var folder = new ContentFolder();
        folder.Write("a.md", ContentFolder.Article(extra: "publish: 2027-03-01"))
            .Write("b.md", ContentFolder.Article(extra: "expires: 2027-02-01"))
            .Write("c.md", ContentFolder.Article(extra: "publish: 2027-01-01\ndraft: true"));

        Assert.Equal(new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero), folder.Load().NextBoundary);
    }

    [Fact]
    public void Version_stays_while_readers_see_the_same()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article()).Load();
        var version = folder.Guide.Version;
        Assert.Matches("^[0-9a-f]{16}$", version);

        Assert.Equal(version, folder.Load().Version);
        Assert.Equal(version, folder.Write("idea.md", ContentFolder.Article(extra: "draft: true")).Load().Version);
        Assert.Equal(version, folder.Write("causes.md", "broken").Load().Version);
        Assert.Equal(version, folder.Write("site.yaml", "broken: [").Load().Version);
        Assert.Equal(version, folder.Write("sources.yaml", "broken: [").Load().Version);
        Assert.Equal(version, folder.Delete("site.yaml").Delete("sources.yaml").Load().Version);
        Assert.Equal(version, folder.Write("bad name.md", "x").Load().Version);
    }

    [Fact]
    public void Version_changes_with_everything_that_readers_see()
    {
        using var folder = new ContentFolder();
        var seen = new HashSet<string> { Guide.Empty.Version, folder.Load().Version };
        void Differs() => Assert.True(seen.Add(folder.Load().Version));

        folder.Write("causes.md", ContentFolder.Article(extra: "publish: 2027-01-01"));
        folder.Time.Now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Differs();
        folder.Write("causes.md", ContentFolder.Article("Other."));
        Differs();
        folder.Write("causes.md", ContentFolder.Article("Other.", extra: "aliases: [/reasons]"));
        Differs();
        File.Move(folder.PathOf("causes.md"), folder.PathOf("pain.md"));
        Differs();
        folder.Write("site.yaml", ContentFolder.SiteYaml.Replace("999", "112", StringComparison.Ordinal));
        Differs();
        folder.Write("sources.yaml", ContentFolder.SourcesYaml.Replace("2020", "2021", StringComparison.Ordinal));
        Differs();
    }

    [Fact]
    public void Version_tells_a_page_made_with_older_settings_from_the_mended_one()
    {
        using var folder = new ContentFolder();
        var text = ContentFolder.Article("::: emergency Go now if:\n- a\n:::");
        folder.Write("signs.md", text).Load();
        folder.Write("signs.md", "broken").Write("site.yaml", ContentFolder.SiteYaml.Replace("999", "112", StringComparison.Ordinal)).Load();
        var version = folder.Guide.Version;

        folder.Write("signs.md", text).Load();

        Assert.Contains("tel:112", folder.Guide.Find("/signs")!.Lead, StringComparison.Ordinal);
        Assert.NotEqual(version, folder.Guide.Version);
    }

    [Theory]
    [InlineData("/nowhere", "There is no page at /nowhere.")]
    [InlineData("/#nowhere", "/ has no section \"nowhere\".")]
    [InlineData("#nowhere", "/causes has no section \"nowhere\".")]
    [InlineData("/draft", "The page at /draft is a draft.")]
    [InlineData("/home", "/home is not the page's own address; link to /.")]
    public void Broken_link_is_named_and_its_page_stays(string link, string sentence)
    {
        using var folder = new ContentFolder();
        folder.Write("draft.md", ContentFolder.Article(extra: "draft: true")).Write("index.md", ContentFolder.Article(extra: "aliases: [/home]"));

        folder.Write("causes.md", ContentFolder.Article($"See [pain]({link}).")).Load();

        Assert.Equal(sentence, Assert.Single(folder.Guide.Problems).Sentence);
        Assert.NotNull(folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Links_to_pages_and_headings_that_exist_are_right()
    {
        using var folder = new ContentFolder();
        folder.Write("pain.md", ContentFolder.Article("## One {#one}\n\n### Two {#two}"));

        Assert.Equal(ArticleKind.Page, folder.Read("## A {#a}\n\n[1](/pain#one) [2](/pain#two) [3](/) [4](#a) [5](/causes) [6](/causes#a)").FrontMatter.Kind);
    }

    [Theory]
    [InlineData("/causes/")]
    [InlineData("/Causes")]
    [InlineData("causes")]
    [InlineData("/causes?x=1")]
    [InlineData("/../site.yaml")]
    [InlineData("")]
    public void Article_is_found_by_its_exact_address_only(string path)
    {
        using var folder = new ContentFolder();

        Assert.Null(folder.Write("causes.md", ContentFolder.Article()).Load().Find(path));
    }
}
