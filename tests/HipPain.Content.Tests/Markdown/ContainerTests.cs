namespace HipPain.Content.Tests.Markdown;

public sealed class ContainerTests
{
    [Theory]
    [InlineData("emergency", "Emergency:")]
    [InlineData("urgent", "Urgent:")]
    [InlineData("routine", "Book:")]
    public void Care_card_says_its_level_in_words_inside_its_heading(string level, string words)
    {
        using var folder = new ContentFolder();

        var card = Page.Of(folder.Read($"::: {level} See someone & go if:\n- it hurts\n:::")).QuerySelector($"div.care.{level}")!;

        var heading = card.QuerySelector("h2.care-title");
        Assert.Equal($"{words} See someone & go if:", heading.Words());
        Assert.Equal(words, heading!.QuerySelector(".care-level").Words());
        Assert.Equal("it hurts", card.QuerySelector(".care-body > ul > li").Words());
    }

    [Fact]
    public void Heading_of_a_container_is_one_level_below_what_it_stands_under()
    {
        using var folder = new ContentFolder();
        const string list = "::: do\n- b\n:::\n\n";
        const string deep = "#### C\n\n##### C2\n\n###### C3\n\n";

        var page = Page.Of(folder.Read($"{list}::: urgent Go if:\n- a\n:::\n\n## A {{#a}}\n\n{list}### B\n\n{list}::: routine Go if:\n- a\n:::\n\n{deep}{list}## D {{#d}}\n\n{list}"));

        Assert.Equal(["H2", "H4"], page.QuerySelectorAll(".care-title").Select(title => title.TagName));
        Assert.Equal(["H2", "H3", "H4", "H6", "H3"], page.QuerySelectorAll(".advice-title").Select(title => title.TagName));
    }

    [Fact]
    public void Care_cards_have_ids_of_their_own_and_leave_card_0_to_the_guide()
    {
        using var folder = new ContentFolder();

        var page = Page.Of(folder.Read("::: urgent Go if:\n- a\n:::\n\n::: do\n- b\n:::\n\n## A {#a}\n\n::: routine Go if:\n- c\n:::"));

        Assert.Equal(["card-1", "card-3"], page.QuerySelectorAll(".care-title").Select(title => title.Id));
        Assert.Equal("card-0", Page.Of(folder.Guide.EmergencyCard).QuerySelector(".care-title")?.Id);
    }

    [Fact]
    public void Emergency_card_carries_the_help_numbers_with_their_countries()
    {
        using var folder = new ContentFolder();

        var page = Page.Of(folder.Read("::: emergency Call if:\n- a\n:::\n\n::: urgent Go if:\n- a\n:::"));

        var card = page.QuerySelector(".emergency")!;
        Assert.Equal(["999 United Kingdom", "911 United States"], card.QuerySelectorAll(".help-numbers li").Select(item => item.Words()));
        Assert.Equal(["tel:999", "tel:911", "tel:111"], card.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.StartsWith("Not sure if it is an emergency? United Kingdom: call NHS 111. Elsewhere,", card.QuerySelector(".help-advice").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".urgent a"));
    }

    [Fact]
    public void Number_is_dialled_without_the_spaces_it_is_written_with()
    {
        using var folder = new ContentFolder();

        folder.Write("site.yaml", ContentFolder.SiteYaml.Replace("\"911\"", "+1 800-555 01", StringComparison.Ordinal)).Load();

        var link = Page.Of(folder.Guide.EmergencyCard).QuerySelectorAll(".help-numbers a")[1];
        Assert.Equal(("tel:+180055501", "+1 800-555 01"), (link.GetAttribute("href"), link.Words()));
    }

    [Theory]
    [InlineData("::: emergency Call if:\n- a\n:::\n\n## A {#a}", true)]
    [InlineData("Text.\n\n::: emergency Call if:\n- a\n:::", true)]
    [InlineData("::: urgent Go if:\n- a\n:::", false)]
    [InlineData("## A {#a}\n\n::: emergency Call if:\n- a\n:::", false)]
    [InlineData("Text.", false)]
    public void Only_an_emergency_card_in_the_lead_takes_the_place_of_the_guides_own(string body, bool own)
    {
        using var folder = new ContentFolder();

        Assert.Equal(own, folder.Read(body).HasOwnEmergencyCard);
    }

    [Theory]
    [InlineData("::: do\n- a\n:::", "div.do", "Do", "a")]
    [InlineData("::: do Do this now\n- a\n:::", "div.do", "Do this now", "a")]
    [InlineData("::: dont\n- do not a\n:::", "div.dont", "Do not", "do not a")]
    [InlineData("::: dont Do not run & jump\n- do not a\n:::", "div.dont", "Do not run & jump", "do not a")]
    public void Advice_lists_have_headings(string body, string selector, string heading, string line)
    {
        using var folder = new ContentFolder();

        var list = Page.Of(folder.Read(body)).QuerySelector(selector)!;

        Assert.Equal(heading, list.QuerySelector("h2.advice-title").Words());
        Assert.Equal(line, list.QuerySelector("li").Words());
    }

    [Theory]
    [InlineData("::: note\nText.\n:::", "Text.", null)]
    [InlineData("::: note Mind & read\nText.\n:::", "Mind & read Text.", "Mind & read")]
    public void Note_has_a_role_and_perhaps_a_title(string body, string words, string? title)
    {
        using var folder = new ContentFolder();

        var note = Page.Of(folder.Read(body)).QuerySelector("div.note[role=note]");

        Assert.Equal(words, note.Words());
        Assert.Equal(title, note!.QuerySelector("p > strong")?.Words());
    }

    [Theory]
    [InlineData("> ::: note\n> Text.\n> :::")]
    [InlineData("1. ::: note\n   Text.\n   :::")]
    [InlineData("::::: do\n::: note\nText.\n:::\n:::::")]
    [InlineData("::: note\n## Heading {#heading}\n:::")]
    [InlineData("::: note\nText.")]
    public void Container_inside_something_or_without_its_end_is_named(string body)
    {
        using var folder = new ContentFolder();

        Assert.Contains(folder.Write("causes.md", ContentFolder.Article(body)).Load().Problems, problem => problem.Rule.Id == "HP022");
    }
}
