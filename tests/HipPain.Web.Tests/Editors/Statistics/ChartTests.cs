using System.Globalization;
using System.Text.RegularExpressions;
using HipPain.Web.Editors.Charts;
using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Tests.Editors.Statistics;

public sealed partial class ChartTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(0, 1, "0 1")]
    [InlineData(1, 1, "0 1")]
    [InlineData(3, 3, "0 1 2 3")]
    [InlineData(5, 6, "0 2 4 6")]
    [InlineData(7, 8, "0 2 4 6 8")]
    [InlineData(9, 10, "0 5 10")]
    [InlineData(158_075, 200_000, "0 50000 100000 150000 200000")]
    [InlineData(1_000_000, 1_000_000, "0 500000 1000000")]
    [InlineData(1_000_001, 1_500_000, "0 500000 1000000 1500000")]
    public void Axis_has_round_marks_up_to_the_largest_count_or_beyond(long largest, long top, string marks)
    {
        var scale = Scale.For(largest);
        Assert.Equal(top, scale.Top);
        Assert.Equal(marks, string.Join(' ', scale.Marks));
        Assert.InRange(Scale.For(long.MaxValue / 8).Marks.Count(), 2, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(90)]
    [InlineData(365)]
    public void Every_point_is_inside_the_chart_whatever_the_counts(int days)
    {
        foreach (var count in (Func<int, long>[])[_ => 0, day => day == days / 2 ? 1_000_000 : 0, day => day % 3 == 0 ? 0 : day])
        {
            var chart = new DayChart("c", "Views", [.. Enumerable.Range(0, days).Select(day => new DayFigures(Today.AddDays(day - days + 1), count(day), count(day) / 2))]);
            var paths = string.Concat(chart.Line(day => day.Views), chart.TodayLine(day => day.Views), chart.Dots(day => day.Views));
            var points = Point.Matches(paths);
            Assert.True(points.Count >= days);
            Assert.DoesNotContain("NaN", paths, StringComparison.Ordinal);
            Assert.All(points, point =>
            {
                Assert.InRange(double.Parse(point.Groups[1].Value, CultureInfo.InvariantCulture), 0, DayChart.Width);
                Assert.InRange(double.Parse(point.Groups[2].Value, CultureInfo.InvariantCulture), 0, DayChart.Height);
            });
            Assert.InRange(chart.Marks.Count(), 1, 5);
            Assert.Equal("today", chart.Marks.Last().Text);
        }
    }

    [Fact]
    public void Words_of_a_chart_name_the_day_of_the_peak()
    {
        var chart = new DayChart("c", "Views", [new(Today.AddDays(-2), 7, 0), new(Today.AddDays(-1), 12_345, 5), new(Today, 2, 1)]);
        Assert.Equal("Most views in a day: 12,345, on Sun 22 Nov 2026. Fewest, today left out: 7. In all 12,354 views, 6 of them arrivals. The table holds every day.", chart.Description);
    }

    [GeneratedRegex("[ML]([-0-9.]+) ([-0-9.]+)")]
    private static partial Regex Point { get; }
}
