namespace HipPain.Content.Checking.Files;

/// <summary>The file is over its size limit (design, section 4).</summary>
public sealed class FileTooLarge() : Rule(
    "HP003", Level.Error,
    "An article is at most 256 KB, its front matter at most 16 KB.",
    "Split the article into several files.",
    bad: Example.Text("300 KB of text", () => new string('a', 300 * 1024)),
    good: Example.Text("3 KB of text", () => new string('a', 3 * 1024)));
