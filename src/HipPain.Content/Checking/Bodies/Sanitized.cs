namespace HipPain.Content.Checking.Bodies;

/// <summary>What a page may not hold although Markdown has it; found by the rules or by the sanitizer.</summary>
public sealed class Sanitized() : Rule(
    "HP026", Level.Error,
    "Nothing is written that a page may not show.",
    "Remove what is named, and write it in plain Markdown.",
    bad: "See [this page](/ \"a title\").",
    good: "See [the home page](/).");
