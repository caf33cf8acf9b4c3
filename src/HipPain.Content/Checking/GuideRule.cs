namespace HipPain.Content.Checking;

/// <summary>
/// A rule that needs the whole guide or the date. What breaks it is named and stays online: the cause may be in another file.
/// </summary>
public abstract class GuideRule(string id, Level level, string sentence, string cure, Example bad, Example good)
    : Rule(id, level, sentence, cure, bad, good)
{
    /// <summary>Whether only editors who check need to know; the site that serves readers passes it over.</summary>
    internal virtual bool IsForEditors => Level is Level.Warning;

    /// <summary>Adds a problem for each place where the guide breaks the rule.</summary>
    internal abstract void Check(GuideText guide);
}
