namespace HipPain.Content.Checking.Sourcing;

/// <summary>Lists of sources that show rules.</summary>
internal static class SourceExamples
{
    public static Example Unused { get; } =
        Example.Whole("sources.yaml", List("first-2020", Year), "first-2020:").With("example.md", Example.Article("Text."));

    public static Example Cited { get; } =
        Example.Whole("sources.yaml", List("first-2020", Year), "Rest helps [@first-2020].").With("example.md", Example.Article("Rest helps [@first-2020]."));

    public static Example WithoutYear { get; } = Example.Whole("sources.yaml", List("first", ""), "publisher: A journal");

    public static Example WithYear { get; } = Example.Whole("sources.yaml", List("first-2020", Year), "publisher: A journal\nyear: 2020");

    private const string Year = "  year: 2020\n";

    private static string List(string key, string year) =>
        $"{key}:\n  authors: First A\n  title: The first work\n  publisher: A journal\n{year}  strength: trial\n  read: 2026-11-23\n";
}
