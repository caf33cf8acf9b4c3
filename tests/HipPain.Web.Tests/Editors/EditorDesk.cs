using AngleSharp.Html.Dom;
using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Tests.Editors;

/// <summary>An editor who has signed in to a site: real account, real cookie, kept by hand as the client keeps none.</summary>
public sealed class EditorDesk : IDisposable
{
    private readonly Site _site;
    private readonly Dictionary<string, string> _cookies = [];

    private EditorDesk(Site site, string session)
    {
        _site = site;
        _cookies[SiteCookies.Editor] = session;
        Client = site.Browser();
    }

    public HttpClient Client { get; }

    /// <summary>What a browser has to hold to be this editor's.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Adds an editor and signs in.</summary>
    public static async Task<EditorDesk> SignInAsync(Site site, string name = "Robin")
    {
        await site.Services.GetRequiredService<DatabaseSetup>().WhenMigratedAsync(CancellationToken.None);
        await using var scope = site.Services.CreateAsyncScope();
        var editors = scope.ServiceProvider.GetRequiredService<UserManager<Editor>>();
        var editor = await editors.FindByNameAsync(name);
        if (editor is null)
        {
            editor = new Editor { UserName = name, AddedAt = DateTime.UtcNow };
            Assert.True((await editors.CreateAsync(editor)).Succeeded);
        }

        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Editor>>().CreateAsync(editor);
        var now = DateTimeOffset.UtcNow;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddMinutes(30) };
        EditorSession.Begin(properties, now);
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        var format = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        return new EditorDesk(site, format.Protect(ticket));
    }

    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Gets a page and holds it against the house rules.</summary>
    public async Task<IHtmlDocument> GetPageAsync(string path, int status = 200)
    {
        using var response = await GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        HouseRules.CheckHeaders(response, forEditors: true);
        return await HouseRules.ReadAsync(response);
    }

    /// <summary>Posts a form of a page, with the token that stands on it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var token = (await GetPageAsync(page)).QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await SendAsync(request);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await Client.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var (name, value) = (set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            Assert.Matches("; secure", set.ToLowerInvariant());
            Assert.Matches("; httponly", set.ToLowerInvariant());
            Assert.Matches("; samesite=strict", set.ToLowerInvariant());
            _cookies[name] = value;
        }

        return response;
    }

    public void Dispose() => Client.Dispose();
}
