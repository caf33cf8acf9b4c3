using System.Text.Json;

namespace HipPain.Web.Tests.Security;

/// <summary>What should be taken for plain words by every input, from <c>hostile.json</c>. Markup, headers and hosts in it are named zq.</summary>
internal static class HostileInputs
{
    private static readonly JsonElement Lists = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "HipPain.Web.Tests", "Security", "hostile.json"))).RootElement;

    /// <summary>As a reader would type them.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        .. Lists.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!),
        new string('a', 2_000), new string('ß', 600), string.Concat(Enumerable.Repeat("<zq>", 400)), string.Concat(Enumerable.Repeat("a ", 1_000)), new string('.', 2_000),
    ];

    /// <summary>As they stand in an address, with escapes that no text has.</summary>
    public static IReadOnlyList<string> Escapes { get; } =
    [
        .. Lists.GetProperty("encoded").EnumerateArray().Select(text => text.GetString()!),
        string.Concat(Enumerable.Repeat("%00", 500)), string.Concat(Enumerable.Repeat("../", 500)), string.Concat(Enumerable.Repeat("%2e%2e%2f", 300)), string.Concat(Enumerable.Repeat("a/", 1_000)),
    ];

    /// <summary>Both, as they stand in an address.</summary>
    public static IEnumerable<string> InAddresses => Texts.Select(Uri.EscapeDataString).Concat(Escapes);
}
