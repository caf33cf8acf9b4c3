namespace HipPain.Content.Checking.Files;

/// <summary>The file is not clean UTF-8 text.</summary>
public sealed class NotText() : Rule(
    "HP002", Level.Error,
    "A file is plain text in UTF-8, without control characters.",
    "Save the file as plain text in UTF-8.",
    bad: "A &#1; sign.",
    good: "A plus sign: +.");
