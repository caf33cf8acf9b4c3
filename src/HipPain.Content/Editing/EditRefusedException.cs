namespace HipPain.Content.Editing;

/// <summary>Says in a sentence why an edit is not made, and what to do. Nothing has been changed.</summary>
public sealed class EditRefusedException(string message) : Exception(message);
