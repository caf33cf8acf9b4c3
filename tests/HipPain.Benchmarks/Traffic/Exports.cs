using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HipPain.Benchmarks.Traffic;

/// <summary>Takes the files that editors can export, by the form that offers them.</summary>
internal static partial class Exports
{
    private static readonly string[] Files = ["feedback.csv", "feedback.json", "views.csv", "views.json", "votes.csv", "votes.json"];

    /// <summary>The files, by name.</summary>
    /// <exception cref="InvalidOperationException">One was refused or holds no row, so that a search in it would say nothing.</exception>
    public static async Task<List<(string Name, string Text)>> TakeAsync(HttpClient editor, string session)
    {
        var address = new Uri("/editor/export", UriKind.Relative);
        using var ask = new HttpRequestMessage(HttpMethod.Get, address);
        ask.Headers.Add("Cookie", session);
        using var form = await editor.SendAsync(ask);
        var token = Token.Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
        var cookie = form.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(set => set.Split(';')[0])) : "";
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var taken = new List<(string, string)>();
        foreach (var file in Files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("file", file), new("from", today), new("to", today)]),
            };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("Cookie", $"{session}; {cookie}");
            using var answer = await editor.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode is not HttpStatusCode.OK || !HasRows(file, text))
            {
                throw new InvalidOperationException($"{file} was answered with {(int)answer.StatusCode} and holds {text.Length} characters, or no row.");
            }

            taken.Add(($"{file} ({(int)answer.StatusCode}, {text.Length / 1024} KB)", text));
        }

        return taken;
    }

    private static bool HasRows(string file, string text)
    {
        if (file.EndsWith(".csv", StringComparison.Ordinal))
        {
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length > 1;
        }

        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetArrayLength() > 0;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token { get; }
}
