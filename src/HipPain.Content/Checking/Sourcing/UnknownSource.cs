namespace HipPain.Content.Checking.Sourcing;

/// <summary>A citation of a source that is not listed.</summary>
public sealed class UnknownSource() : Rule(
    "HP024", Level.Error,
    "Every citation is of a source in sources.yaml.",
    "Add the source to sources.yaml, or correct the key.",
    bad: "Rest helps [@nobody-2020].",
    good: "Rest helps [@first-2020].");
