namespace HipPain.Web.Editors.Statistics;

/// <summary>How many readers found something helpful, and how many did not.</summary>
/// <param name="Yes">Found it helpful; at least 0.</param>
/// <param name="No">Did not; at least 0.</param>
public readonly record struct Votes(long Yes, long No)
{
    /// <summary>With fewer votes than this, a share says so little that nothing is ranked or compared by it.</summary>
    public const int Enough = 5;

    /// <summary>How many votes there are.</summary>
    public long Total => Yes + No;

    /// <summary>Whether there are enough of them to say something.</summary>
    public bool AreEnough => Total >= Enough;

    /// <summary>The share of readers who found it helpful, with what chance can do to it; null without votes.</summary>
    public ShareInterval? Share => Total == 0 ? null : ShareInterval.Wilson(Yes, Total);

    /// <summary>Both together.</summary>
    public static Votes operator +(Votes one, Votes other) => new(one.Yes + other.Yes, one.No + other.No);

    /// <inheritdoc cref="op_Addition" />
    public static Votes Add(Votes left, Votes right) => left + right;
}
