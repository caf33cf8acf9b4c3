using System.Collections.Concurrent;
using AngleSharp.Html.Parser;

namespace HipPain.Web.Tests.Faults;

/// <summary>What a reader does who votes and says why, and what was confirmed of it.</summary>
internal sealed class Voters(Uri site) : IDisposable
{
    private readonly HttpClient _client = FaultSite.Browser(site);
    private int _sent;

    /// <summary>Votes that were sent.</summary>
    public int Sent => _sent;

    /// <summary>Votes that were confirmed.</summary>
    public int Confirmed { get; private set; }

    /// <summary>Requests of which no answer came.</summary>
    public int Unanswered { get; private set; }

    /// <summary>Comments that were confirmed, each said once.</summary>
    public ConcurrentQueue<string> Comments { get; } = new();

    /// <summary>Statuses that were neither a confirmation nor a refusal because of too many.</summary>
    public ConcurrentQueue<int> Errors { get; } = new();

    /// <summary>Votes until the site is gone, or takes no more in this minute.</summary>
    public async Task VoteAsync()
    {
        try
        {
            while (await VoteOnceAsync())
            {
                await Task.Delay(20);
            }
        }
        catch (HttpRequestException failure)
        {
            // Who could not even connect has not voted.
            if (failure.HttpRequestError != HttpRequestError.ConnectionError)
            {
                Unanswered++;
            }
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Posts a vote.</summary>
    public async Task<(int Status, string? Details)> PostVoteAsync()
    {
        _sent++;
        using var vote = await PostAsync("/feedback", ("address", "/causes"), ("vote", "yes"));
        return ((int)vote.StatusCode, vote.Headers.Location?.ToString());
    }

    /// <summary>Posts what completes a vote.</summary>
    /// <returns>The status, and what the page shows in the field of the comment.</returns>
    public async Task<(int Status, string? Kept)> PostCommentAsync(string details, string comment)
    {
        using var answer = await PostAsync(details, ("comment", comment));
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, page.QuerySelector("textarea")?.TextContent.Trim());
    }

    private async Task<bool> VoteOnceAsync()
    {
        var (status, details) = await PostVoteAsync();
        if (status != 303)
        {
            return IsRefusal(status);
        }

        Confirmed++;
        // Without a digit, which could pass for a number that is taken out.
        var comment = $"Words {string.Concat(Guid.NewGuid().ToString("N").Select(digit => (char)('a' + Convert.ToInt32(digit.ToString(), 16))))}";
        (status, _) = await PostCommentAsync(details!, comment);
        if (status != 303)
        {
            return IsRefusal(status);
        }

        Comments.Enqueue(comment);
        return true;
    }

    private bool IsRefusal(int status)
    {
        if (status != 429)
        {
            Errors.Enqueue(status);
        }

        return false;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _client.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
