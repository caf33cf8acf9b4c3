using HipPain.Web.Tests.Editors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Security;

/// <summary>What an operator can see of attempts that were turned away.</summary>
public sealed class RefusalLogTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Refusals_and_failures_have_a_line_in_the_log()
    {
        var log = new LogLines();
        await using var site = Site.With(host =>
        {
            log.Capture(host);
            host.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new BreaksAt("/breaks")));
        });
        await EditorBrowser.AddAsync(site);
        using var stranger = new EditorBrowser(site);
        foreach (var (method, path, line) in new[]
        {
            ("POST", "/feedback", "POST (another path) answered 403"),
            ("DELETE", "/causes", "other /causes answered 405"),
            ("GET", "/editor/audit", "GET /editor/audit answered 302"),
            ("GET", "/breaks", "GET (another path) answered 500"),
        })
        {
            using var answer = await stranger.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            await log.WaitForAsync(line, Patience);
        }

        Assert.Contains("InvalidOperationException", await log.WaitForAsync("secret", Patience), StringComparison.Ordinal);
        for (var attempt = 1; attempt <= 11; attempt++)
        {
            using var answer = await stranger.SendPasswordAsync("Robin", "a wrong password");
        }

        await log.WaitForAsync("POST /editor/sign-in answered 400", Patience);
        await log.WaitForAsync("POST /editor/sign-in answered 429", Patience);
    }
}
