using System.Text.RegularExpressions;
using HipPain.Web.Tests.Commands;
using HipPain.Web.Tests.Data;
using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Pages;

/// <summary>Readers who opened a page before it was moved, and answer after.</summary>
public sealed partial class FeedbackOnMovedPageTests
{
    [Theory]
    [InlineData("/causes", "/why/reasons")]
    [InlineData("/causes/overuse", "/why/reasons/overuse")]
    public async Task Vote_with_the_old_address_is_stored_under_the_new_one_with_the_version_of_then(string old, string now)
    {
        using var desk = new Desk();
        await using var site = Site.With(host => host.UseSetting("Content:Root", desk.Root));
        var then = await VersionAsync(site, old);

        Assert.Equal(0, desk.Run("move", "/causes", "/why/reasons"));
        desk.Write("why/reasons.md", desk.Read("why/reasons.md").Replace("See [below]", "Rest. See [below]", StringComparison.Ordinal));
        await TestSite.EventuallyAsync(async () => await VersionAsync(site, now) is { } today && today != then);
        var details = await site.VoteAsync(old, "yes", then!);

        var stored = await site.FindStoredAsync(details);
        Assert.Equal((now, then), (stored!.Address.Value, stored.ContentVersion));
    }

    private static async Task<string?> VersionAsync(Site site, string path)
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var version = Version.Match(await response.Content.ReadAsStringAsync());
        return version.Success ? version.Groups["version"].Value : null;
    }

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9a-f]+)\"")]
    private static partial Regex Version { get; }
}
