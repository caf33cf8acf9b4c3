namespace HipPain.Web.Tests.Commands;

public sealed class WritingTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("article", "swimming.md")]
    [InlineData("condition", "conditions/swimming.md")]
    [InlineData("exercise", "exercises/swimming.md")]
    [InlineData("region", "where-does-it-hurt/swimming.md")]
    [InlineData("page", "swimming.md")]
    public void New_article_of_every_kind_passes_the_check_as_a_draft_and_once_it_is_published(string kind, string file)
    {
        Assert.Equal(0, _desk.Run("new", kind, "Swimming"));
        Assert.Contains($"Wrote content/{file}.", _desk.Output, StringComparison.Ordinal);
        Assert.Contains("researched: 2026-12-01\ndraft: true\n", _desk.Read(file), StringComparison.Ordinal);
        Assert.Equal(kind is not "page", _desk.Read(file).Contains("(/when-to-see-a-doctor)", StringComparison.Ordinal));
        Assert.Equal(0, _desk.Run("check"));

        _desk.Write(file, _desk.Read(file).Replace("draft: true\n", "", StringComparison.Ordinal));
        Assert.Equal(1, _desk.Run("publish"));
        Assert.Equal(1, _desk.Run("check", "--paths", "content"));
        WriteOverGuidance(file);
        Assert.True(_desk.Run("publish") == 0, _desk.Output + _desk.Error);
        Assert.Equal(0, _desk.Run("check"));
    }

    [Theory]
    [InlineData("condition", "conditions/swimming.md")]
    [InlineData("region", "where-does-it-hurt/swimming.md")]
    public void Care_card_takes_the_place_of_a_page_that_is_not_there(string kind, string file)
    {
        File.Delete(_desk.PathOf("when-to-see-a-doctor.md"));
        _desk.Write("addresses.txt", _desk.Read("addresses.txt").Replace("/when-to-see-a-doctor\n", "", StringComparison.Ordinal));

        Assert.Equal(0, _desk.Run("new", kind, "Swimming"));
        Assert.Contains("::: routine ", _desk.Read(file), StringComparison.Ordinal);
        Assert.Equal(0, _desk.Run("check"));
    }

    [Theory]
    [InlineData("Snapping hip", "snapping-hip")]
    [InlineData("Perthes’ disease & Śliżowski’s sign", "perthes-disease-slizowskis-sign")]
    [InlineData("Über-Läufer: 10 km!", "ueber-laeufer-10-km")]
    [InlineData("Yes", "yes")]
    [InlineData("A \"quoted\" \\ title: # with signs", "a-quoted-title-with-signs")]
    public void Address_is_made_from_the_title_and_the_title_is_kept(string title, string name)
    {
        Assert.Equal(0, _desk.Run("new", "page", title));
        Assert.Equal(0, _desk.Run("check", $"{name}.md"));
        var guide = new Content.GuideLoader(_desk.Root, _desk.Time) { IsPreview = true }.Load(Content.Guide.Empty);
        Assert.Equal(title, guide.Find("/" + name)?.Title);
    }

    [Theory]
    [InlineData("belongs to causes.md", "page", "Causes")]
    [InlineData("belongs to a section of causes.md", "page", "X", "--address", "/causes/overuse")]
    [InlineData("is an older one of alias.md", "page", "Once")]
    [InlineData("belongs to the site itself", "page", "Search")]
    [InlineData("was withdrawn", "page", "Withdrawn")]
    [InlineData("was published before", "page", "Before")]
    [InlineData("has 66", "page", "0123456789012345678901234567890123456789012345678901234567890123456")]
    [InlineData("There is no kind \"poem\". The kinds are article, condition, exercise, region, page, handout.", "poem", "X")]
    [InlineData("No address can be made from \"Бедро\". Name one with --address", "page", "Бедро")]
    [InlineData("is no address", "page", "X", "--address", "Not an address")]
    [InlineData("names a file, whose address is that of its folder. Write \"causes/index.md\"", "page", "X", "--address", "/causes/index")]
    [InlineData("No address can be made from \"Index\"", "condition", "Index")]
    public void New_refuses_what_cannot_be_and_says_why(string sentence, params string[] words)
    {
        _desk.Write("alias.md", Desk.Article("Text.", extra: "draft: true\naliases: [/once]"))
            .Write("addresses.txt", _desk.Read("addresses.txt") + "/withdrawn gone It was wrong.\n/before\n");
        var before = _desk.Everything();

        Assert.Equal(1, _desk.Run(["new", .. words.Select(word => word.Length > 66 ? word[..66] : word)]));

        Assert.Contains(sentence, _desk.Error, StringComparison.Ordinal);
        Assert.Equal(before, _desk.Everything());
    }

    [Fact]
    public void Publish_adds_what_is_new_once_and_says_it()
    {
        _desk.Write("more.md", Desk.Article("Text.\n\n## Part {#part}\n\nText.")).Write("draft.md", Desk.Article("Text.", extra: "draft: true"));
        var before = _desk.Read("addresses.txt");
        Assert.Equal(1, _desk.Run("check"));

        Assert.Equal(0, _desk.Run("publish", "--dry-run"));
        Assert.Equal("/more\n/more/part\nWould add 2 lines to addresses.txt.\n", _desk.Output);
        Assert.Equal(before, _desk.Read("addresses.txt"));

        Assert.Equal(0, _desk.Run("publish"));
        Assert.StartsWith("/more\n/more/part\nAdded 2 lines to addresses.txt.", _desk.Output, StringComparison.Ordinal);
        Assert.Equal(before + "/more\n/more/part\n", _desk.Read("addresses.txt"));

        Assert.Equal(0, _desk.Run("publish"));
        Assert.Equal("addresses.txt holds every address already.\n", _desk.Output);
        Assert.Equal(0, _desk.Run("check"));
    }

    [Fact]
    public void Publish_keeps_line_ends_and_refuses_while_something_is_wrong()
    {
        _desk.Write("addresses.txt", _desk.Read("addresses.txt").ReplaceLineEndings("\r\n")).Write("more.md", Desk.Article("[Gone](/gone)."));
        var before = _desk.Read("addresses.txt");

        Assert.Equal(1, _desk.Run("publish"));
        Assert.Contains("more.md:8:1: error HP027 ", _desk.Error, StringComparison.Ordinal);
        Assert.Equal(before, _desk.Read("addresses.txt"));

        _desk.Write("more.md", Desk.Article("Text.")).Run("publish");
        Assert.Equal(before + "/more\r\n", _desk.Read("addresses.txt"));
    }

    /// <summary>Puts own words into every line in which the last check found guidance.</summary>
    private void WriteOverGuidance(string file)
    {
        var lines = _desk.Read(file).Split('\n');
        foreach (var place in _desk.Output.Split('\n').Where(line => line.Contains(" HP067 ", StringComparison.Ordinal)))
        {
            var number = int.Parse(place.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture) - 1;
            lines[number] = lines[number] switch
            {
                var line when line.StartsWith("summary:", StringComparison.Ordinal) => "summary: Own words.",
                var line when line.StartsWith("## ", StringComparison.Ordinal) => "## Own part {#own-part}",
                _ => $"Own words {number}.",
            };
        }

        _desk.Write(file, string.Join('\n', lines));
    }
}
