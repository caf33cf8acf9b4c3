namespace HipPain.Content.Checking.Links;

/// <summary>A link that is not encrypted.</summary>
public sealed class InsecureLink() : Rule(
    "HP037", Level.Error,
    "A link out of the guide is https.",
    "Write https instead of http; if the site has no https, do not link to it.",
    bad: "See [the hospital](http://hospital.example/).",
    good: "See [the hospital](https://hospital.example/).");
