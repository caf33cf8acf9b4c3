namespace HipPain.Content.Tests.Checking;

/// <summary>A file that breaks one rule, and where the problem has to point.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="File">The file's name, and the file that the problem names.</param>
/// <param name="Text">What stands in the file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record BrokenFile(string Rule, string File, string Text, int Line, int Column)
{
    /// <summary>An article whose body breaks a rule; the line counts within the body.</summary>
    internal static BrokenFile Body(string rule, string body, int line, int column) =>
        new(rule, "causes.md", ContentFolder.Article(body), ContentFolder.BodyLine - 1 + line, column);

    /// <summary>An article with one more line of front matter, which is line 6.</summary>
    internal static BrokenFile Matter(string rule, string extra, int line, int column) =>
        new(rule, "causes.md", ContentFolder.Article(extra: extra), line, column);

    public override string ToString() => $"{Rule} {File} {Text.ReplaceLineEndings("⏎")[..Math.Min(Text.Length, 200)]}";
}
