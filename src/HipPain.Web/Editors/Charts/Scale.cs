namespace HipPain.Web.Editors.Charts;

/// <summary>An axis of counts from 0 to a round number that is not below the largest, with two to six round marks.</summary>
public sealed record Scale
{
    private const int Steps = 4;

    private Scale(long step, long top) => (Step, Top) = (step, top);

    /// <summary>The distance of two marks: 1, 2 or 5, times a power of ten.</summary>
    public long Step { get; }

    /// <summary>The upper end, at least 1.</summary>
    public long Top { get; }

    /// <summary>The counts that are marked, from 0 to <see cref="Top"/>.</summary>
    public IEnumerable<long> Marks
    {
        get
        {
            for (long mark = 0; mark <= Top; mark += Step)
            {
                yield return mark;
            }
        }
    }

    /// <summary>The axis for counts of which this is the largest; at least 0.</summary>
    public static Scale For(long largest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(largest);
        var (step, power) = (1L, 1L);
        while (step * Steps < largest)
        {
            (step, power) = (step / power) switch
            {
                1 => (power * 2, power),
                2 => (power * 5, power),
                _ => (power * 10, power * 10),
            };
        }

        return new Scale(step, Math.Max(1, (largest + step - 1) / step) * step);
    }

    /// <summary>How far up a count is, from 0 (at the bottom) to 1.</summary>
    public double Height(long count) => (double)count / Top;
}
