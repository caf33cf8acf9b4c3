namespace HipPain.Content.Checking.FrontMatters;

/// <summary>A key that has to be there is not.</summary>
public sealed class MissingKey() : Rule(
    "HP008", Level.Error,
    "Every key that is needed is there.",
    "Add the key with its value.",
    bad: Example.Matter("review:\n  by: Ann Lee"),
    good: Example.Matter("review:\n  by: Ann Lee\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2026-11-23\n  next: 2027-11-23"));
