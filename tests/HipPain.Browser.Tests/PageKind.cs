using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>One of each page that looks or works in a way of its own.</summary>
public enum PageKind
{
    Home,
    Article,
    WhenToSeeADoctor,
    About,
    ArticleWithCards,
    Exercise,
    BodyMap,
    WalkRunPlan,
    Glossary,
    Section,
    NotFound,
    Search,
    SearchResults,
    SearchEmergency,
    SearchNothing,
    Changes,
    InfobuttonNothing,
    Handouts,
    HandoutsChosen,
    HandoutSheet,
    HandoutLarge,
    HandoutEmpty,
    FeedbackDetails,
    FeedbackError,
    FeedbackDone,
    PrivacyChoice,
    PrivacyChoiceNotKept,
    FeedbackEmergency,
}

internal static class PageKinds
{
    public static TheoryData<PageKind> All { get; } = [.. Enum.GetValues<PageKind>()];

    /// <summary>Goes to a page of this kind as a reader does, by clicks where it has no address of its own.</summary>
    public static async Task<IPage> OpenAsync(this IBrowserContext reader, PageKind kind)
    {
        var page = await reader.NewPageAsync();
        await page.GoToAsync(kind);
        return page;
    }

    public static async Task GoToAsync(this IPage page, PageKind kind)
    {
        await page.GotoAsync(PathOf(kind));
        if (kind is PageKind.FeedbackDetails or PageKind.FeedbackError or PageKind.FeedbackDone or PageKind.FeedbackEmergency)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
            await page.ThankedAsync();
        }

        if (kind is PageKind.FeedbackError)
        {
            await page.SendAsync();
            await page.GetByRole(AriaRole.Alert).WaitForAsync();
        }
        else if (kind is PageKind.FeedbackDone)
        {
            await page.GetByLabel("It was easy to follow").CheckAsync();
            await page.SendAsync();
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
        else if (kind is PageKind.FeedbackEmergency)
        {
            await page.GetByLabel("What could be better?").FillAsync("Since Sunday I can't walk.");
            await page.SendAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Please read this now");
        }

        // What was waited for may be there before the style sheet is.
        await page.LoadedAsync();
    }

    /// <summary>Waits for the page that follows a vote.</summary>
    public static Task ThankedAsync(this IPage page) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you");

    /// <summary>Waits until all of the page is there. The browser is asked, since the driver can miss the event.</summary>
    public static Task LoadedAsync(this IPage page) => page.WaitForFunctionAsync("() => document.readyState === 'complete'");

    /// <summary>Waits until the page has been there for half a second, in which it may ask for more.</summary>
    public static async Task AtRestAsync(this IPage page)
    {
        await page.LoadedAsync();
        await page.WaitForTimeoutAsync(500);
    }

    public static Task SendAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

    private static string PathOf(PageKind kind) => kind switch
    {
        PageKind.Home => "/",
        PageKind.WhenToSeeADoctor => "/when-to-see-a-doctor",
        PageKind.About => "/about",
        PageKind.ArticleWithCards => "/symptoms",
        PageKind.Exercise => "/exercises/bridge",
        PageKind.BodyMap => "/where-does-it-hurt",
        PageKind.WalkRunPlan => "/recovery/walk-run-plan",
        PageKind.Glossary => "/glossary",
        PageKind.Section => "/conditions/gluteal-tendinopathy/what-helps",
        PageKind.NotFound => "/nothing",
        PageKind.Search => "/search",
        PageKind.SearchResults => "/search?q=bursitus",
        PageKind.SearchEmergency => "/search?q=can't%20walk",
        PageKind.SearchNothing => "/search?q=zzzzzz",
        PageKind.Handouts => "/handouts",
        PageKind.HandoutsChosen => "/handouts?s=symptoms/bone-stress&s=exercises/bridge&s=nothing&q=stairs",
        PageKind.HandoutSheet => "/handouts/view?s=symptoms/bone-stress&s=exercises/bridge&s=exercises/chair-squat&s=exercises/two-foot-hops&s=conditions/gluteal-tendinopathy/what-helps&s=nothing",
        PageKind.HandoutLarge => "/handouts/view?s=recovery/walk-run-plan&s=exercises/side-plank&size=large",
        PageKind.HandoutEmpty => "/handouts/view",
        PageKind.PrivacyChoice => "/privacy/choice",
        PageKind.PrivacyChoiceNotKept => "/privacy/choice?asked=no",
        PageKind.Changes => "/changes",
        PageKind.InfobuttonNothing => "/infobutton?mainSearchCriteria.v.dn=diabetes",
        _ => "/causes",
    };
}
