using System.Text.Json;

namespace HipPain.Benchmarks.Browsing;

/// <summary>What Lighthouse said of a page.</summary>
/// <param name="Scores">In the order of <see cref="Categories"/>, 0 to 100.</param>
/// <param name="Bytes">All that was sent for the page, with headers, compressed as it was sent.</param>
/// <param name="Requests">How many there were.</param>
/// <param name="Failed">The audits that took points in a category below 100.</param>
internal sealed record LighthouseResult(IReadOnlyList<int> Scores, long Bytes, int Requests, IReadOnlyList<string> Failed)
{
    /// <summary>What is judged; performance first.</summary>
    public static readonly string[] Categories = ["performance", "accessibility", "best-practices", "seo"];

    /// <summary>Reads its report in JSON.</summary>
    /// <exception cref="InvalidOperationException">Something could not be judged.</exception>
    public static LighthouseResult Read(string report)
    {
        using var json = JsonDocument.Parse(report);
        var (categories, audits) = (json.RootElement.GetProperty("categories"), json.RootElement.GetProperty("audits"));
        int[] scores = [.. Categories.Select(name => (int)Math.Round(categories.GetProperty(name).GetProperty("score").GetDouble() * 100))];
        var requests = audits.GetProperty("network-requests").GetProperty("details").GetProperty("items").EnumerateArray()
            .Where(request => request.GetProperty("url").GetString()!.StartsWith("http", StringComparison.Ordinal)).ToList();
        return new LighthouseResult(
            scores,
            requests.Sum(request => (long)request.GetProperty("transferSize").GetDouble()),
            requests.Count,
            [.. Categories.Where((_, at) => scores[at] < 100).SelectMany(name => Failing(categories.GetProperty(name), audits))]);
    }

    private static IEnumerable<string> Failing(JsonElement category, JsonElement audits) =>
        from audit in category.GetProperty("auditRefs").EnumerateArray()
        let name = audit.GetProperty("id").GetString()!
        let score = audits.GetProperty(name).GetProperty("score")
        where audit.GetProperty("weight").GetDouble() > 0 && score.ValueKind is JsonValueKind.Number && score.GetDouble() < 1
        select name;
}
