namespace HipPain.Content.Checking.Files;

/// <summary>The file is there but cannot be read.</summary>
public sealed class UnreadableFile() : Rule(
    "HP001", Level.Error,
    "A file can be read, and no link leads out of the folder.",
    "Check the file's permissions, and that no link leads out of the content folder.",
    bad: Example.InWords("a file that is a link to /etc/passwd"),
    good: Example.InWords("a plain file"));
