namespace HipPain.Content.Checking.Bodies;

/// <summary>A picture in Markdown.</summary>
public sealed class Picture() : Rule(
    "HP020", Level.Error,
    "Drawings are put in by name, with words for those who cannot see them.",
    "Put the drawing into content/figures, and write \"::: figure name\", what it shows in words, and \":::\".",
    bad: "![A hip](/hip.png)",
    good: "The hip is a ball in a socket.");
