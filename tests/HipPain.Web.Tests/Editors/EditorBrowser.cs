using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

/// <summary>A browser without script that keeps cookies, fills in the forms it sees and has an authenticator app at hand.</summary>
public sealed class EditorBrowser(Site site) : IDisposable
{
    public const string Password = "vocal-tundra-eleven-kettle";

    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _client = site.Browser();
    private long _step;

    /// <summary>The key that the app was given.</summary>
    public string Key { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>The recovery codes that were shown.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Adds an editor as the command line does.</summary>
    public static async Task<OneTimeLink> AddAsync(Site site, string name = "Robin") => await OnRollAsync(site, async roll => (await roll.AddAsync(name)).Link!);

    public static async Task<T> OnRollAsync<T>(Site site, Func<EditorRoll, Task<T>> act)
    {
        await site.Services.GetRequiredService<DatabaseSetup>().WhenMigratedAsync(CancellationToken.None);
        await using var scope = site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<EditorRoll>());
    }

    /// <summary>An editor who came by a link and has set a password and an app.</summary>
    public static async Task<EditorBrowser> SetUpAsync(Site site, string name = "Robin")
    {
        var browser = new EditorBrowser(site);
        await browser.OpenLinkAsync(await AddAsync(site, name));
        await browser.SetPasswordAsync();
        return browser;
    }

    /// <summary>
    /// The app's code of the half minute in which it was given its key, or of some half minutes from then: the framework takes two before
    /// and after. So the same offset is the same code, however long a test takes.
    /// </summary>
    public string Code(int offset = 0)
    {
        var bits = string.Concat(Key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(8 * index, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(_step + offset));
#pragma warning disable CA5350 // RFC 6238 says so.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var value = IPAddress.NetworkToHostOrder(BitConverter.ToInt32(hash, hash[^1] & 15)) & int.MaxValue;
        return (value % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public async Task OpenLinkAsync(OneTimeLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        using var opened = await SubmitAsync("/editor/welcome", "form", ("link", link.Code));
        Assert.Equal(303, (int)opened.StatusCode);
    }

    public async Task SetPasswordAsync(string page = "/editor/welcome/password", int offset = 0, string password = Password)
    {
        using var set = await SubmitAsync(page, "main form", shown => [("password", password), ("again", password), ("code", CodeOf(shown, offset))]);
        var codes = await ReadAsync(set);
        Assert.Equal("Keep these codes", codes.QuerySelector("h1")?.TextContent);
        RecoveryCodes = [.. codes.QuerySelectorAll(".recovery code").Select(code => code.TextContent)];
    }

    /// <summary>Sends name and password; the answer is a redirect to the code, or the page again.</summary>
    public Task<HttpResponseMessage> SendPasswordAsync(string name, string password, string page = "/editor/sign-in") =>
        SubmitAsync(page, "form[action='/editor/sign-in']", ("name", name), ("password", password));

    public Task<HttpResponseMessage> SendCodeAsync(string code) => SubmitAsync("/editor/sign-in/code", "form[action='/editor/sign-in/code']", ("code", code));

    public Task<HttpResponseMessage> SendRecoveryCodeAsync(string code) =>
        SubmitAsync("/editor/sign-in/code", "form[action*='handler=recovery']", ("recovery", code));

    public Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] fields) => SubmitAsync(page, form, _ => fields);

    public async Task<int> StatusAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        return (int)answer.StatusCode;
    }

    public async Task<IHtmlDocument> GetPageAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal(200, (int)answer.StatusCode);
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer)
    {
        HouseRules.CheckHeaders(answer, forEditors: true);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await HouseRules.ReadAsync(answer);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await _client.SendAsync(request);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            Assert.Matches("^__Host-editor", set);
            Assert.All(["; path=/", "; secure", "; httponly", "; samesite=strict"], part => Assert.Contains(part, set, StringComparison.OrdinalIgnoreCase));
            var (name, value) = (set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            if (value.Length == 0)
            {
                _cookies.Remove(name);
            }
            else
            {
                _cookies[name] = value;
            }
        }

        return answer;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Gives the key that a page shows to the app, and tells what the app shows then.</summary>
    public string CodeOf(IHtmlDocument page, int offset = 0)
    {
        Key = page.QuerySelector(".app-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        _step = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30;
        return Code(offset);
    }

    /// <summary>Asks for what a script would give the device: the options of a passkey, as JSON.</summary>
    public async Task<string> OptionsAsync(string page)
    {
        using var options = await SubmitByAsync($"{page}?handler=options", page, "form.passkey");
        return await options.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, Func<IHtmlDocument, (string Name, string Value)[]> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var shown = await GetPageAsync(page);
        return await SubmitShownAsync(shown, page, form, fill(shown));
    }

    /// <summary>Sends a form by a button of its own address.</summary>
    public async Task<HttpResponseMessage> SubmitByAsync(string action, string page, string form, params (string Name, string Value)[] fields) =>
        await SubmitShownAsync(await GetPageAsync(page), page, form, action, fields);

    /// <summary>Sends a form of a page that was loaded before.</summary>
    public Task<HttpResponseMessage> SubmitShownAsync(IHtmlDocument shown, string page, string form, params (string Name, string Value)[] fields) =>
        SubmitShownAsync(shown, page, form, action: null, fields);

    private Task<HttpResponseMessage> SubmitShownAsync(
        IHtmlDocument shown, string page, string form, string? action, IReadOnlyCollection<(string Name, string Value)> fields)
    {
        var found = (IHtmlFormElement)shown.QuerySelector(form)!;
        var hidden = found.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Where(field => fields.All(given => given.Name != field.Name)).Select(field => (field.Name!, field.Value));
        var request = new HttpRequestMessage(HttpMethod.Post, action ?? found.GetAttribute("action") ?? page)
        {
            Content = new FormUrlEncodedContent(fields.Concat(hidden).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return SendAsync(request);
    }
}
