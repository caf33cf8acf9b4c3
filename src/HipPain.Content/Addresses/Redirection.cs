namespace HipPain.Content.Addresses;

/// <summary>Where an address that is no page of its own leads.</summary>
/// <param name="Location">The path, perhaps with a fragment.</param>
/// <param name="IsPermanent">Whether it will lead there for good: it is an older name.</param>
public sealed record Redirection(string Location, bool IsPermanent);
