namespace HipPain.Content.Tests;

public sealed class SiteTests
{
    [Fact]
    public void Every_key_is_read()
    {
        using var folder = new ContentFolder();

        var site = folder.Load().Site;

        Assert.Equal(("HipPain", "A guide for tests.", "Tests", "hello@hippain.example"), (site.Name, site.Description, site.Publisher, site.Contact));
        Assert.Equal(
            [
                new HelpNumber { Country = "United Kingdom", Emergency = "999", Advice = "111", AdviceName = "NHS 111" },
                new HelpNumber { Country = "United States", Emergency = "911" },
            ],
            site.Help);
    }

    [Fact]
    public void Markup_in_names_is_shown_as_text()
    {
        using var folder = new ContentFolder();
        var yaml = ContentFolder.SiteYaml
            .Replace("United Kingdom", "\"<b onclick=a>Kingdom</b>\"", StringComparison.Ordinal)
            .Replace("NHS 111", "<script>alert(1)</script>", StringComparison.Ordinal);

        folder.Write("site.yaml", yaml).Load();

        Assert.Empty(folder.Guide.Problems);
        var card = Page.Of(folder.Guide.EmergencyCard);
        Page.AssertSafe(card);
        Assert.Equal("999 <b onclick=a>Kingdom</b>", card.QuerySelector(".help-numbers li").Words());
        Assert.Equal("<script>alert(1)</script>", card.QuerySelector(".help-advice a").Words());
    }

    [Theory]
    [InlineData("nine")]
    [InlineData("1\\\"onclick=a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("+")]
    public void Help_number_that_no_telephone_can_dial_is_refused(string number)
    {
        using var folder = new ContentFolder();

        folder.Write("site.yaml", ContentFolder.SiteYaml.Replace("\"999\"", $"\"{number}\"", StringComparison.Ordinal)).Load();

        Assert.Equal("HP009", Assert.Single(folder.Guide.Problems).Rule.Id);
    }

    [Theory]
    [InlineData("::: emergency Call if:\n  - a\n  :::\n  ::: emergency Call also if:\n  - b\n  :::")]
    [InlineData("::: emergency Call if:\n  - a [@second]\n  :::")]
    [InlineData("::: emergency Call if:\n  - a\n  :::\n  ## More {#more}")]
    [InlineData("::: emergency Call if:\n  - [a](/nowhere)\n  :::")]
    [InlineData("Call for help.")]
    public void Emergency_card_of_the_guide_stands_alone(string card)
    {
        using var folder = new ContentFolder();
        var good = folder.Load().EmergencyCard;

        folder.Write("site.yaml", ContentFolder.SiteYaml.Replace("::: emergency Call your local emergency number if:\n  - you cannot walk\n  :::", card, StringComparison.Ordinal));

        Assert.Equal("site.yaml", Assert.Single(folder.Load().Problems.Select(problem => problem.File).Distinct()));
        Assert.Equal(good, folder.Guide.EmergencyCard);
    }

    [Fact]
    public void Guide_without_any_good_settings_still_has_an_emergency_card()
    {
        using var folder = new ContentFolder();

        folder.Write("site.yaml", "name: [").Load();

        var card = Page.Of(folder.Guide.EmergencyCard);
        Page.AssertSafe(card);
        Assert.StartsWith("Emergency: Call your local emergency number", card.QuerySelector("div.care.emergency h2").Words(), StringComparison.Ordinal);
        Assert.Equal(("HipPain", "site.yaml"), (folder.Guide.Site.Name, Assert.Single(folder.Guide.Problems).File));
    }
}
