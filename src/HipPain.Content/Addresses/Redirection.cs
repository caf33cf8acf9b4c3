namespace HipPain.Content.Addresses;

/// <summary>Where an older address leads, for good.</summary>
/// <param name="Location">The path, perhaps with a fragment.</param>
public sealed record Redirection(string Location);
