using HipPain.Web.Handouts;
using HipPain.Web.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Handouts;

/// <summary>What somebody sees who scans the code of a sheet that was printed some time ago.</summary>
public sealed class SheetNewsTests : IAsyncLifetime
{
    private readonly OldSheet _sheet = OldSheet.Start();

    private Site Site => _sheet.Site;

    public Task InitializeAsync() => Site.WriteAsync(OldSheet.File, OldSheet.Shoes());

    public async Task DisposeAsync() => await _sheet.DisposeAsync();

    [Fact]
    public async Task Newest_sheet_says_that_nothing_has_changed()
    {
        var page = await Site.GetPageAsync(_sheet.Sheet("/shoes/fit"));

        Assert.Equal("Nothing has changed since your sheet was made.", page.QuerySelector("main .news")?.TextContent);
        Assert.Empty(page.QuerySelectorAll(".changes, .news-loud"));
    }

    [Fact]
    public async Task Reader_without_a_sheet_is_told_nothing()
    {
        Assert.Empty((await Site.GetPageAsync("/shoes/fit")).QuerySelectorAll(".news, .changes"));
    }

    [Fact]
    public async Task Changed_sentence_is_shown_as_it_was_and_as_it_is_with_the_words_that_differ()
    {
        var sheet = await _sheet.KeptSheetAsync("/shoes/fit");

        await _sheet.SaveAsync(OldSheet.Shoes(fit: "Leave a finger of room at the toes."), "/shoes/fit", "finger");

        var page = await Site.GetPageAsync(sheet);
        Assert.Equal("The text has changed since your sheet was made", page.QuerySelector("main .news-loud h2")?.TextContent);
        Assert.Contains("Please go by the text below.", page.QuerySelector(".news-loud")!.TextContent, StringComparison.Ordinal);
        var change = Assert.Single(page.QuerySelectorAll(".changes .change-list li"));
        Assert.Equal(["Was: Leave a thumb of room at the toes.", "Now: Leave a finger of room at the toes."], change.QuerySelectorAll("p").Select(line => line.TextContent));
        Assert.Equal(("thumb", "finger"), (change.QuerySelector("del")?.TextContent, change.QuerySelector("ins")?.TextContent));
        Assert.Empty(page.QuerySelectorAll(".change-care"));
    }

    [Fact]
    public async Task Changed_care_card_comes_first_even_if_it_stands_in_another_section()
    {
        var sheet = await _sheet.KeptSheetAsync("/shoes/fit");

        await _sheet.SaveAsync(OldSheet.Shoes(fit: "Leave a finger of room at the toes.", urgent: "- your foot is cold or numb"), "/shoes/fit", "cold or numb");

        var page = await Site.GetPageAsync(sheet);
        Assert.Equal("The advice on when to get help has changed", page.QuerySelector("main .news-loud h2")?.TextContent);
        var first = page.QuerySelector(".changes .change-list")!;
        Assert.Contains("change-care", first.ClassList);
        Assert.Equal(
            ["In the card “Urgent”", "Was: your foot is numb", "Now: your foot is cold or numb"],
            first.QuerySelectorAll("p").Select(line => line.TextContent));
        Assert.Equal("cold or", first.QuerySelector("ins")?.TextContent);
        Assert.Equal(2, page.QuerySelectorAll(".changes .change-list").Length);
    }

    [Fact]
    public async Task Changed_emergency_card_of_the_guide_is_told_on_every_sheet()
    {
        var sheet = await _sheet.KeptSheetAsync("/shoes/fit");
        var text = await System.IO.File.ReadAllTextAsync(Path.Combine(Site.ContentFolder, "site.yaml"));

        await Site.WriteAsync("site.yaml", text.Replace("- you cannot stand on the leg or walk\n", "- you cannot stand on the leg or walk\n  - your leg has turned white\n", StringComparison.Ordinal));
        await PublishingTests.SeenAsync(Site, "/shoes", page => page.QuerySelector(".care.emergency")!.TextContent.Contains("turned white", StringComparison.Ordinal));

        var page = await Site.GetPageAsync(sheet);
        Assert.Equal("The advice on when to get help has changed", page.QuerySelector("main .news-loud h2")?.TextContent);
        Assert.Equal(["In the card “Emergency”", "New: your leg has turned white"], page.QuerySelectorAll(".change-care p").Select(line => line.TextContent));
        Assert.Equal("The emergency card", Assert.Single(page.QuerySelectorAll(".changes h3")).TextContent);
    }

    [Fact]
    public async Task Renamed_section_is_followed_by_the_old_sheet_and_says_what_changed()
    {
        var sheet = await _sheet.KeptSheetAsync("/shoes/fit");
        await _sheet.AddToLedgerAsync("/shoes/fit -> /shoes/size");

        await _sheet.SaveAsync(OldSheet.Shoes().Replace("## Fit {#fit}", "## The right size {#size}", StringComparison.Ordinal), "/shoes/size", "thumb");

        using var client = Site.Browser();
        using var response = await client.GetAsync(new Uri(sheet, UriKind.Relative));
        HouseRules.CheckHeaders(response);
        Assert.Equal((302, "no-cache"), ((int)response.StatusCode, response.Headers.CacheControl?.ToString()));
        Assert.Equal(sheet.Replace("/fit", "/size", StringComparison.Ordinal), response.Headers.Location?.ToString());
        var page = await Site.GetPageAsync(response.Headers.Location!.ToString());
        Assert.Equal(["Was: Fit", "Now: The right size"], page.QuerySelectorAll(".change-list p").Select(line => line.TextContent));

        // Without a sheet it is the same part of the same article, for good.
        using var plain = await client.GetAsync(new Uri("/shoes/fit", UriKind.Relative));
        Assert.Equal((301, "/shoes#size"), ((int)plain.StatusCode, plain.Headers.Location?.ToString()));
        // And the next change is told as well.
        await _sheet.SaveAsync(OldSheet.Shoes(fit: "Leave no room.").Replace("## Fit {#fit}", "## The right size {#size}", StringComparison.Ordinal), "/shoes/size", "no room");
        Assert.Contains("New: Leave no room.", (await Site.GetPageAsync(response.Headers.Location!.ToString())).QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_article_is_followed_by_the_old_sheet_through_its_alias()
    {
        var sheet = await _sheet.KeptSheetAsync("/shoes/fit");
        System.IO.File.Delete(Path.Combine(Site.ContentFolder, OldSheet.File));
        await Site.WriteAsync("trainers.md", OldSheet.Shoes(matter: "aliases: [/shoes]", fit: "Leave a finger of room at the toes."));
        await PublishingTests.SeenAsync(Site, "/trainers/fit", page => page.QuerySelector("h1")?.TextContent == "Fit");

        using var client = Site.Browser();
        using var response = await client.GetAsync(new Uri(sheet.Replace("/shoes", "/Shoes", StringComparison.Ordinal), UriKind.Relative));

        Assert.Equal(sheet.Replace("/shoes", "/trainers", StringComparison.Ordinal), response.Headers.Location?.ToString());
        Assert.Equal("finger", (await Site.GetPageAsync(response.Headers.Location!.ToString())).QuerySelector(".changes ins")?.TextContent);
    }

    [Fact]
    public async Task Part_that_became_an_article_is_followed_too()
    {
        var sheet = await _sheet.KeptSheetAsync("/shoes/fit");
        await _sheet.AddToLedgerAsync("/shoes/fit -> /fit");
        await Site.WriteAsync("fit.md", "---\ntitle: Fit\nsummary: How.\nkind: page\nresearched: 2026-11-23\n---\nLeave a finger of room at the toes.\n");
        await _sheet.SaveAsync(OldSheet.Shoes().Replace("## Fit {#fit}", "## Size {#size}", StringComparison.Ordinal), "/shoes/size", "thumb");

        using var client = Site.Browser();
        using var response = await client.GetAsync(new Uri(sheet, UriKind.Relative));

        Assert.Equal(sheet.Replace("/shoes", "", StringComparison.Ordinal), response.Headers.Location?.ToString());
        Assert.Equal("finger", (await Site.GetPageAsync(response.Headers.Location!.ToString())).QuerySelector(".changes ins")?.TextContent);
    }

    [Fact]
    public async Task Unknown_version_is_told_honestly_with_what_the_editors_noted()
    {
        await Site.WriteAsync(OldSheet.File, OldSheet.Shoes(matter: "changes:\n  - date: 2026-11-20\n    note: First published.\n  - date: 2026-11-21\n    note: Rest for two days.\n    advice: true"));
        await PublishingTests.SeenAsync(Site, "/shoes", page => page.QuerySelector(".history")!.TextContent.Contains("Rest for", StringComparison.Ordinal));
        var card = _sheet.Sheet("/shoes/fit").Split('=', '.')[1];

        var page = await Site.GetPageAsync($"/shoes/fit?v={card}.01234567");

        Assert.Equal("Your sheet is not the version that you see here", page.QuerySelector(".news-loud h2")?.TextContent);
        Assert.Contains("We have no copy of the text on your sheet", page.QuerySelector(".news-loud")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["21 November 2026: The advice changed: Rest for two days.", "20 November 2026: First published."],
            page.QuerySelectorAll(".changes li").Select(note => note.TextContent));
    }

    [Fact]
    public async Task Notes_of_changes_since_the_sheet_are_shown_and_how_the_article_began_is_not()
    {
        var today = DateTime.UtcNow.Date;
        var began = $"changes:\n  - date: {today:yyyy-MM-dd}\n    note: First published.";
        await _sheet.SaveAsync(OldSheet.Shoes(matter: began, fit: "Begin."), "/shoes/fit", "Begin.");
        var sheet = await _sheet.KeptSheetAsync("/shoes/fit");

        await _sheet.SaveAsync(OldSheet.Shoes(matter: $"{began}\n  - date: {today:yyyy-MM-dd}\n    note: Rest longer.\n    advice: true", fit: "Begin zestfully."), "/shoes/fit", "zestfully");

        var page = await Site.GetPageAsync(sheet);
        Assert.Equal("The advice has changed since your sheet was made", page.QuerySelector(".news-loud h2")?.TextContent);
        Assert.EndsWith(": The advice changed: Rest longer.", Assert.Single(page.QuerySelectorAll(".change-notes li")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_that_was_taken_out_or_has_expired_answers_410_with_its_note()
    {
        var (fit, laces) = (_sheet.Sheet("/shoes/fit"), _sheet.Sheet("/shoes/laces"));
        await _sheet.AddToLedgerAsync("/shoes/fit gone Thumbs are <not> a measure.");
        await _sheet.SaveAsync(OldSheet.Shoes().Replace("## Fit {#fit}", "## Size {#size}", StringComparison.Ordinal), "/shoes/size", "thumb");
        Assert.Contains("Thumbs are <not> a measure.", (await Site.GetPageAsync(fit, status: 410)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await Site.WriteAsync(OldSheet.File, OldSheet.Shoes(matter: "expires: 2026-01-01"));
        await PublishingTests.SeenAsync(Site, "/shoes/laces", page => page.QuerySelector("h1")?.TextContent == "This page was taken down");
        await Site.GetPageAsync(laces, status: 410);
    }

    [Fact]
    public async Task Sheet_of_several_parts_tells_of_each()
    {
        await _sheet.StoredAsync("/shoes/fit");
        var guide = _sheet.Guide;
        string[] asked = ["/shoes/fit", "/shoes/laces", "/causes/overuse", "/never-was"];
        var versions = SheetVersions.Of(guide, asked.Select(path => guide.FindPart(path)).OfType<HipPain.Content.Parts.Part>()) + ".01234567";
        await _sheet.AddToLedgerAsync("/shoes/fit -> /shoes/size\n/shoes/laces gone Use hooks.");
        await _sheet.SaveAsync(OldSheet.Shoes().Replace("## Fit {#fit}", "## Size {#size}", StringComparison.Ordinal).Replace("## Laces {#laces}", "## Hooks {#hooks}", StringComparison.Ordinal), "/shoes/size", "thumb");

        guide = _sheet.Guide;
        var news = await Site.Services.GetRequiredService<SheetComparison>().CompareAsync(guide, asked, versions, CancellationToken.None);

        Assert.Equal([PartFate.Unchanged, PartFate.Changed, PartFate.Gone, PartFate.Unchanged, PartFate.Missing], news.Parts.Select(part => part.Fate));
        Assert.Equal("Use hooks.", news.Parts[2].Gone?.Note);
        Assert.Equal("/shoes/size", Assert.Single(news.Moved).Part?.Address);
        Assert.Equal(PartFate.Gone, news.Fate);
        Assert.Equal("Part of your sheet is out of date", news.Headline);
        Assert.False((await Site.Services.GetRequiredService<SheetComparison>().CompareAsync(guide, asked, versions[..^9], CancellationToken.None)).IsReadable);
    }
}
