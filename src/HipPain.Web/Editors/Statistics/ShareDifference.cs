namespace HipPain.Web.Editors.Statistics;

/// <summary>By how much one share is larger than another, and the range in which the difference most likely is (95 %). All from -1
/// to 1.</summary>
/// <param name="Difference">The difference between those who voted.</param>
/// <param name="Lower">The lower end of the range.</param>
/// <param name="Upper">The upper end of the range.</param>
public readonly record struct ShareDifference(double Difference, double Lower, double Upper)
{
    /// <summary>
    /// Put together from the two Wilson intervals: method 10 in R. G. Newcombe, "Interval estimation for the difference between
    /// independent proportions", Statistics in Medicine 17 (1998).
    /// </summary>
    public static ShareDifference Newcombe(ShareInterval before, ShareInterval after)
    {
        var difference = after.Share - before.Share;
        return new ShareDifference(
            difference,
            difference - Distance(after.Share - after.Lower, before.Upper - before.Share),
            difference + Distance(after.Upper - after.Share, before.Share - before.Lower));
    }

    private static double Distance(double one, double other) => Math.Sqrt((one * one) + (other * other));
}
