namespace HipPain.Content.Checking.Headings;

/// <summary>The same id twice on a page.</summary>
public sealed class DuplicateId() : Rule(
    "HP016", Level.Error,
    "No id stands twice in an article.",
    "Give each heading an id of its own.",
    bad: "## Rest {#rest}\n\n## Sleep {#rest}",
    good: "## Rest {#rest}\n\n## Sleep {#sleep}");
