using AngleSharp.Dom;
using HipPain.Content.Parts;

namespace HipPain.Content.Tests.Parts;

/// <summary>Parts of several articles on one page.</summary>
public sealed class SheetTests : IDisposable
{
    private readonly ContentFolder _folder = new();

    public SheetTests()
    {
        _folder.Write("causes.md", ContentFolder.Article("""
            ## Load {#load}

            Rest [@second]. See [food](#food) and [below](#more) [@first-2020].

            ### More {#more}

            Text.

            ## Food {#food}

            Eat [@first-2020; @second].

            ::: urgent See a doctor today if:
            - your hip is hot [@second]
            :::
            """));
        _folder.Write("rest.md", ContentFolder.Article("""
            Lie down [@first-2020].

            ::: emergency Call your local emergency number if:
            - you faint
            :::

            ## More {#more}

            Sleep [@second]. Back [up](#more).
            """, title: "Rest"));
        _folder.Load();
        Assert.Empty(_folder.Guide.Problems);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sources_are_numbered_through_from_one_and_lead_to_their_places()
    {
        var (sheet, page) = Shown("/causes/food", "/rest/more", "/causes/load");

        Assert.Equal([(1, "first-2020"), (2, "second")], sheet.Sources.Select(source => (source.Number, source.Source.Key)));
        Assert.All(page.QuerySelectorAll(".cite a"), cite => Assert.Equal($"[Source {cite.GetAttribute("href")!["#source-".Length..]}]", cite.Words()));
        Assert.Equal(
            page.QuerySelectorAll(".cite a").Select(cite => cite.Id!).Order(StringComparer.Ordinal),
            sheet.Sources.SelectMany(source => source.Uses).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_id_is_there_twice()
    {
        var (_, page) = Shown("/causes/load", "/rest/more", "/causes/food");

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Link_stays_on_the_page_only_if_its_target_is_there()
    {
        var (_, page) = Shown("/rest/more", "/causes/load");

        Assert.Equal(["/rest#more", "/causes#food", "#2-more"], page.QuerySelectorAll("p > a:not([href^=tel])").Select(link => link.GetAttribute("href")));
        Assert.NotNull(page.GetElementById("2-more"));
    }

    [Theory]
    [InlineData(2, "h2", "h2")]
    [InlineData(3, "h3", "h3")]
    public void Headings_and_cards_fit_below_the_part(int level, string heading, string card)
    {
        var sheet = new Sheet(level);
        var shown = sheet.Add(_folder.Guide.FindPart("/causes/load")!);

        Assert.Equal(heading, Page.Of(shown.Html).GetElementById("more")?.LocalName);
        Assert.Equal(card, Page.Of(Assert.Single(shown.After)).QuerySelector(".care-title")?.LocalName);
    }

    [Fact]
    public void Article_with_an_emergency_card_of_its_own_brings_it_along()
    {
        var shown = new Sheet(2).Add(_folder.Guide.FindPart("/rest/more")!);

        Assert.Contains("you faint", shown.EmergencyCard, StringComparison.Ordinal);
        Assert.Null(new Sheet(2).Add(_folder.Guide.FindPart("/causes/load")!).EmergencyCard);
    }

    [Fact]
    public void Second_part_of_an_article_carries_no_cards_again()
    {
        var sheet = new Sheet(3);

        Assert.NotEmpty(sheet.Add(_folder.Guide.FindPart("/causes/load")!).After);
        Assert.Empty(sheet.Add(_folder.Guide.FindPart("/causes/load")!).After);
    }

    private (Sheet Sheet, IDocument Page) Shown(params string[] paths)
    {
        var sheet = new Sheet(3);
        var parts = paths.Select(path => sheet.Add(_folder.Guide.FindPart(path)!)).ToList();
        return (sheet, Page.Of(string.Concat(parts.SelectMany(part => new[] { part.EmergencyCard ?? "" }.Concat(part.Before).Append(part.Html).Concat(part.After)))));
    }
}
