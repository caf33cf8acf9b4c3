namespace HipPain.Content.Checking;

/// <summary>One thing that content must keep to.</summary>
/// <param name="Id">Stable for ever, such as <c>HP006</c>.</param>
/// <param name="Cure">What the editor does about it, as a sentence.</param>
public sealed record Rule(string Id, string Cure);
