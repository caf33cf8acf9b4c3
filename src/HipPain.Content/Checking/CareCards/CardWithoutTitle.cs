namespace HipPain.Content.Checking.CareCards;

/// <summary>A care card without a title.</summary>
public sealed class CardWithoutTitle() : Rule(
    "HP023", Level.Error,
    "A care card says what to do.",
    "Write what to do after the level, such as \"::: urgent Ask for an appointment today if:\".",
    bad: "::: urgent\n- your hip is hot\n:::",
    good: "::: urgent See a doctor today if:\n- your hip is hot\n:::");
