using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>A page asks nobody else for anything, and breaks none of its own rules.</summary>
[Collection(InTheBrowser.Name)]
public sealed class QuietTests(BrowserSite site)
{
    [BrowserTheory]
    [MemberData(nameof(PageKinds.All), MemberType = typeof(PageKinds))]
    public async Task Page_runs_no_script_but_that_of_its_buttons_asks_no_other_host_and_breaks_no_rule_of_its_policy(PageKind kind)
    {
        await using var reader = await site.ReaderAsync();
        var faults = new ConcurrentQueue<string>();
        // Copying an address and opening the print dialogue are beyond HTML.
        var ofButtons = new Uri(site.Address, "/share.").AbsoluteUri;
        reader.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != site.Address.Authority)
            {
                faults.Enqueue($"asked {request.Url}");
            }

            if (request.ResourceType is ("script" or "fetch" or "xhr") && !request.Url.StartsWith(ofButtons, StringComparison.Ordinal))
            {
                faults.Enqueue($"ran {request.Url}");
            }
        };
        reader.RequestFailed += (_, request) =>
        {
            // Whoever clicks at once leaves a page whose icon is still on its way.
            if (request.Failure != "net::ERR_ABORTED")
            {
                faults.Enqueue($"{request.Url} failed: {request.Failure}");
            }
        };
        reader.Console += (_, message) => faults.Enqueue($"console: {message.Text}");
        reader.WebError += (_, error) => faults.Enqueue($"error: {error.Error}");
        await reader.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => console.error('policy', event.violatedDirective, event.blockedURI))");

        var page = await reader.OpenAsync(kind);
        await page.AtRestAsync();
        // A browser notes in its console that this very page is a 404 or a 400.
        var status = kind switch { PageKind.NotFound => "404", PageKind.FeedbackError => "400", _ => "none" };
        Assert.DoesNotContain(faults, fault => !fault.Contains($"the server responded with a status of {status}", StringComparison.Ordinal));
        Assert.Equal(0, await page.Locator("script:not([type='application/ld+json'], [src^='/share.'])").CountAsync());
        Assert.Empty(await reader.CookiesAsync());
    }
}
