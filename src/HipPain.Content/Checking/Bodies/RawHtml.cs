namespace HipPain.Content.Checking.Bodies;

/// <summary>Raw HTML.</summary>
public sealed class RawHtml() : Rule(
    "HP018", Level.Error,
    "There is no HTML in the text.",
    "Write Markdown instead; for the sign itself write &lt;.",
    bad: "Some <b>bold</b> words.",
    good: "Some **bold** words.");
