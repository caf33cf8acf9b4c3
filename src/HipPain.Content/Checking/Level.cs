namespace HipPain.Content.Checking;

/// <summary>How much a broken rule weighs.</summary>
public enum Level
{
    /// <summary>Has to be mended: the check fails, and what was saved is not shown to readers where it could harm them.</summary>
    Error,

    /// <summary>Is worth a look: the check passes unless it is strict, and readers see the page.</summary>
    Warning,
}
