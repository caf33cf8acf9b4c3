namespace HipPain.Content.Checking;

/// <summary>One thing that content must keep to.</summary>
/// <param name="id">Stable for ever, such as <c>HP006</c>; never used again for something else.</param>
/// <param name="level">How much it weighs.</param>
/// <param name="sentence">What content keeps to, as a sentence with a full stop.</param>
/// <param name="cure">What an editor does about it, as a sentence with a full stop.</param>
/// <param name="bad">Content that breaks the rule.</param>
/// <param name="good">The same, mended.</param>
public abstract class Rule(string id, Level level, string sentence, string cure, Example bad, Example good)
{
    /// <summary>Stable for ever, such as <c>HP006</c>.</summary>
    public string Id => id;

    /// <summary>How much it weighs.</summary>
    public Level Level => level;

    /// <summary>What content keeps to.</summary>
    public string Sentence => sentence;

    /// <summary>What an editor does about it.</summary>
    public string Cure => cure;

    /// <summary>Content that breaks the rule; also its test.</summary>
    public Example Bad => bad;

    /// <summary>Content that keeps to it; also its test.</summary>
    public Example Good => good;

    /// <inheritdoc />
    public override string ToString() => id;
}
