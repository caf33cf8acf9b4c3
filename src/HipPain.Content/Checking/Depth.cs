namespace HipPain.Content.Checking;

/// <summary>How much is looked for when a guide is loaded.</summary>
public enum Depth
{
    /// <summary>What decides about the pages that readers see.</summary>
    Publishing,

    /// <summary>All of it, for those who write.</summary>
    Checking,
}
