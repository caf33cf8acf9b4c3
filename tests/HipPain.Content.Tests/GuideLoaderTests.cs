using HipPain.Content.Articles;

namespace HipPain.Content.Tests;

public sealed class GuideLoaderTests
{
    [Theory]
    [InlineData("draft: true")]
    [InlineData("draft: true\ncolour: red")]
    [InlineData("publish: 2027-01-01")]
    [InlineData("expires: 2026-11-24")]
    public void Article_can_be_taken_down_whatever_else_is_wrong_with_its_file(string matter)
    {
        using var folder = new ContentFolder();
        Article? After(string frontMatter)
        {
            folder.Write("causes.md", ContentFolder.Article("Some <b>bold</b> words.", frontMatter)).Load();
            Assert.NotEmpty(folder.Guide.Problems);
            return folder.Guide.Find("/causes");
        }

        folder.Write("causes.md", ContentFolder.Article("Good.")).Load();
        Assert.Equal("<p>Good.</p>", After("")?.Lead);
        Assert.Null(After(matter));
        // It was taken down: only a good file shows it again.
        Assert.Null(After(""));

        folder.Write("causes.md", ContentFolder.Article("Good again.")).Load();
        Assert.Equal("<p>Good again.</p>", folder.Guide.Find("/causes")?.Lead);
    }

    [Fact]
    public void Draft_that_breaks_a_rule_when_it_is_to_be_published_stays_a_draft()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("Not done yet.", "draft: true")).Load();

        folder.Write("causes.md", ContentFolder.Article("Some <b>bold</b> words.")).Load();

        Assert.Null(folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Broken_file_keeps_its_last_good_version_until_it_is_mended()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("One.")).Load();

        folder.Write("causes.md", ContentFolder.Article("# Two"));
        Assert.Equal("HP017", Assert.Single(folder.Load().Problems).Rule.Id);
        Assert.Equal("<p>One.</p>", folder.Guide.Find("/causes")?.Lead);

        folder.Write("causes.md", "not even front matter");
        Assert.Equal("HP004", Assert.Single(folder.Load().Problems).Rule.Id);
        Assert.Equal("<p>One.</p>", folder.Guide.Find("/causes")?.Lead);

        folder.Write("causes.md", ContentFolder.Article("Three."));
        Assert.Empty(folder.Load().Problems);
        Assert.Equal("<p>Three.</p>", folder.Guide.Find("/causes")?.Lead);
    }

    [Fact]
    public void Broken_file_stays_named_as_long_as_it_is_broken()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article("# Two")).Load();

        Assert.Equal("HP017", Assert.Single(folder.Load().Problems).Rule.Id);
        Assert.Equal("HP017", Assert.Single(folder.Load().Problems).Rule.Id);
    }

    [Fact]
    public void File_that_was_never_good_is_left_out_and_the_rest_is_untouched()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article("# Two")).Write("pain.md", ContentFolder.Article()).Load();

        Assert.Equal(["/pain", "/"], folder.Guide.Articles.Select(article => article.Address.Value));
        Assert.Null(folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Removed_file_is_gone_and_renamed_file_moves()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("One.")).Load();

        File.Move(folder.PathOf("causes.md"), folder.PathOf("reasons.md"));

        Assert.Null(folder.Load().Find("/causes"));
        Assert.Equal("reasons.md", folder.Guide.Find("/reasons")?.File);
        Assert.Null(folder.Delete("reasons.md").Load().Find("/reasons"));
    }

    [Fact]
    public void Name_that_comes_back_broken_has_no_last_good_version()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article()).Load();
        folder.Delete("causes.md").Load();

        folder.Write("causes.md", "broken").Load();

        Assert.Null(folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Broken_settings_and_sources_keep_the_last_good_ones()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("One [@first-2020].")).Load();
        var (site, card, causes) = (folder.Guide.Site, folder.Guide.EmergencyCard, folder.Guide.Find("/causes"));

        folder.Write("site.yaml", "name: [").Write("sources.yaml", "- a").Load();

        Assert.Equal(["site.yaml", "sources.yaml"], folder.Guide.Problems.Select(problem => problem.File));
        Assert.Same(site, folder.Guide.Site);
        Assert.Equal(card, folder.Guide.EmergencyCard);
        Assert.Same(causes, folder.Guide.Find("/causes"));

        folder.Delete("site.yaml").Delete("sources.yaml").Load();

        Assert.Same(site, folder.Guide.Site);
        Assert.Same(causes, folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Broken_emergency_card_keeps_the_last_good_one()
    {
        using var folder = new ContentFolder();
        var card = folder.Load().EmergencyCard;

        folder.Write("site.yaml", ContentFolder.SiteYaml.Replace("you cannot walk", "<i>you</i>", StringComparison.Ordinal)).Load();

        Assert.Equal("site.yaml:7:3: error HP018", Assert.Single(folder.Guide.Problems).ToString()[..26]);
        Assert.Equal(card, folder.Guide.EmergencyCard);
    }

    [Fact]
    public void Articles_that_did_not_change_are_not_made_again()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article()).Load();
        var (home, causes) = (folder.Guide.Find("/"), folder.Guide.Find("/causes"));

        File.SetLastWriteTimeUtc(folder.PathOf("index.md"), DateTime.UnixEpoch);
        folder.Write("causes.md", ContentFolder.Article("New.")).Load();

        Assert.Same(home, folder.Guide.Find("/"));
        Assert.NotSame(causes, folder.Guide.Find("/causes"));
    }

    [Theory]
    [InlineData("site.yaml", "# A remark.")]
    [InlineData("sources.yaml", "# A remark.")]
    public void Articles_are_all_made_again_when_settings_or_sources_change(string file, string line)
    {
        using var folder = new ContentFolder();
        var home = folder.Load().Find("/");

        folder.Write(file, File.ReadAllText(folder.PathOf(file)) + "\n" + line).Load();

        Assert.NotSame(home, folder.Guide.Find("/"));
    }

    [Fact]
    public void New_help_number_reaches_the_cards_of_unchanged_articles()
    {
        using var folder = new ContentFolder();
        folder.Write("signs.md", ContentFolder.Article("::: emergency Go now if:\n- a\n:::")).Load();

        folder.Write("site.yaml", ContentFolder.SiteYaml.Replace("999", "112", StringComparison.Ordinal)).Load();

        Assert.Contains("tel:112", folder.Guide.EmergencyCard, StringComparison.Ordinal);
        Assert.Contains("tel:112", folder.Guide.Find("/signs")!.Lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Source_that_is_added_mends_the_article_that_cites_it()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("One [@third].")).Load();
        Assert.Null(folder.Guide.Find("/causes"));

        folder.Write("sources.yaml", ContentFolder.SourcesYaml.Replace("second:", "third:", StringComparison.Ordinal)).Load();

        Assert.Empty(folder.Guide.Problems);
        Assert.NotNull(folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Load_can_be_cancelled()
    {
        using var folder = new ContentFolder();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new GuideLoader(folder.Root, folder.Time).Load(Guide.Empty, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Repository_holds_an_empty_guide_until_one_is_published()
    {
        using var folder = new ContentFolder();
        var articles = new ArticleRepository();
        Assert.Same(Guide.Empty, articles.Current);

        articles.Publish(folder.Load());

        Assert.Same(folder.Guide, articles.Current);
    }
}
