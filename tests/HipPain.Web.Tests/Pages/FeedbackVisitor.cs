using System.Net;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Pages;

/// <summary>What readers do with feedback, from networks of their own where a test says so.</summary>
internal static class FeedbackVisitor
{
    /// <summary>The header with the network of a request.</summary>
    public const string Network = "X-Test-Network";

    /// <summary>A site that takes the network that a reader comes from out of a header.</summary>
    public static Site SiteWithNetworks(Action<IWebHostBuilder>? configure = null) => Site.With(host =>
    {
        configure?.Invoke(host);
        host.ConfigureServices(services => services.AddSingleton<IStartupFilter, FromNetwork>());
    });

    /// <summary>Votes, and returns the address of the second step.</summary>
    public static async Task<string> VoteAsync(this Site site, string page, string vote, string version = "", string? from = null)
    {
        await site.QueryAsync(_ => Task.FromResult(0));
        using var response = await site.PostFromAsync(from, "/feedback", ("address", page), ("version", version), ("vote", vote));
        Assert.Equal(303, (int)response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    /// <summary>Posts a form as a browser in a network does.</summary>
    public static async Task<HttpResponseMessage> PostFromAsync(this Site site, string? from, string path, params (string Name, string Value)[] fields)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (from is not null)
        {
            request.Headers.Add(Network, from);
        }

        return await client.SendAsync(request);
    }

    /// <summary>What is stored behind the address of a second step; null if nothing is.</summary>
    public static Task<FeedbackEntry?> FindStoredAsync(this Site site, string address)
    {
        var id = site.Services.GetRequiredService<FeedbackLinks>().Read(address["/feedback/".Length..])!.Id;
        return site.QueryAsync(database => database.Feedback.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id));
    }

    public static Task<int> CountFeedbackAsync(this Site site) => site.QueryAsync(database => database.Feedback.CountAsync());

    private sealed class FromNetwork : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[Network], out var address) ? address : null;
                return following(context);
            });
            next(app);
        };
    }
}
