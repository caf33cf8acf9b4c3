namespace HipPain.Web.Editors.Exporting;

/// <summary>One piece of feedback, spam included.</summary>
internal sealed record FeedbackRow(
    DateTime Received, string Address, string? Version, string Vote, string? Reason, string Status, string Flags, DateTime Expires, string? Text);

/// <summary>How often something happened on a day.</summary>
internal sealed record ViewRow(DateOnly Day, string Kind, string Name, long Count);

/// <summary>How many readers gave the same answer on a day, what is left of old feedback included, spam left out.</summary>
internal sealed record VoteRow(DateOnly Day, string Address, string? Version, string Vote, string? Reason, long Count);
