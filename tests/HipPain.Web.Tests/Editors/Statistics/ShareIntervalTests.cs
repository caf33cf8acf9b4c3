using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Tests.Editors.Statistics;

public sealed class ShareIntervalTests
{
    /// <summary>Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_interval_is_that_of_the_literature(long yes, long total, double lower, double upper)
    {
        var share = ShareInterval.Wilson(yes, total);
        Assert.Equal(lower, share.Lower, 4);
        Assert.Equal(upper, share.Upper, 4);
        Assert.Equal((double)yes / total, share.Share);
    }

    /// <summary>The mirror of what is known: no votes turned into yes votes.</summary>
    [Fact]
    public void Interval_is_the_same_from_either_side_and_never_leaves_0_and_1()
    {
        for (var total = 1L; total < 60; total++)
        {
            for (var yes = 0L; yes <= total; yes++)
            {
                var (share, mirror) = (ShareInterval.Wilson(yes, total), ShareInterval.Wilson(total - yes, total));
                Assert.Equal(share.Lower, 1 - mirror.Upper, 12);
                Assert.InRange(share.Lower, 0, share.Share);
                Assert.InRange(share.Upper, share.Share, 1);
            }
        }

        Assert.InRange(ShareInterval.Wilson(long.MaxValue / 2, long.MaxValue - 1).Upper, 0.5, 0.5001);
    }

    /// <summary>Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Interval_of_a_difference_is_that_of_the_literature(long yes, long total, long yesBefore, long totalBefore, double lower, double upper)
    {
        var difference = ShareDifference.Newcombe(ShareInterval.Wilson(yesBefore, totalBefore), ShareInterval.Wilson(yes, total));
        Assert.Equal(lower, difference.Lower, 4);
        Assert.Equal(upper, difference.Upper, 4);
    }

    [Fact]
    public void Without_votes_there_is_no_share()
    {
        Assert.Null(new Votes(0, 0).Share);
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Wilson(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Wilson(2, 1));
    }
}
