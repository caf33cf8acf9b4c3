namespace HipPain.Web.Editors.Statistics;

/// <summary>A share of votes, and the range in which the share of all such readers most likely is (95 %). All from 0 to 1.</summary>
/// <param name="Share">The share among those who voted.</param>
/// <param name="Lower">The lower end of the range.</param>
/// <param name="Upper">The upper end of the range.</param>
public readonly record struct ShareInterval(double Share, double Lower, double Upper)
{
    // The 97.5th percentile of the normal distribution: 2.5 % are left out on either side.
    private const double Z = 1.959963984540054;

    /// <summary>
    /// The score interval without continuity correction of E. B. Wilson (1927), which holds for few votes and for shares near 0 and 1
    /// too: method 3 in R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no vote, or there are more yes votes than votes.</exception>
    public static ShareInterval Wilson(long yes, long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        ArgumentOutOfRangeException.ThrowIfNegative(yes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(yes, total);
        var (share, square) = ((double)yes / total, Z * Z / total);
        var middle = share + (square / 2);
        var reach = Z * Math.Sqrt(((share * (1 - share)) + (square / 4)) / total);
        // At the ends the interval ends there exactly; rounding would miss it by a hair.
        var lower = yes == 0 ? 0 : (middle - reach) / (1 + square);
        var upper = yes == total ? 1 : (middle + reach) / (1 + square);
        return new ShareInterval(share, lower, upper);
    }
}
