using System.Globalization;
using System.Text;
using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Editors.Charts;

/// <summary>
/// Where everything of a chart of views and arrivals by day is. The curves are drawn in a box of <see cref="Width"/> by
/// <see cref="Height"/> units that is stretched to the page; words and lines keep their size, whatever the screen.
/// </summary>
public sealed class DayChart
{
    /// <summary>The width of the box of the curves, in units of its own.</summary>
    public const int Width = 1000;

    /// <summary>Its height, in units of its own.</summary>
    public const int Height = 100;

    // With more, the points would run together.
    private const int MostDots = 31;

    private readonly IReadOnlyList<DayFigures> _days;

    /// <summary>A chart of days in a row, at least one, of which the last is today.</summary>
    /// <param name="id">Begins the ids of its parts.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="days">The days.</param>
    public DayChart(string id, string title, IReadOnlyList<DayFigures> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentOutOfRangeException.ThrowIfZero(days.Count);
        (Id, Title, _days) = (id, title, days);
        Scale = Scale.For(days.Max(day => Math.Max(day.Views, day.Arrivals)));
    }

    /// <summary>Begins the ids of its parts.</summary>
    public string Id { get; }

    /// <summary>What it is about.</summary>
    public string Title { get; }

    /// <summary>The axis of counts.</summary>
    public Scale Scale { get; }

    /// <summary>The days, the first one first.</summary>
    public IReadOnlyList<DayFigures> Days => _days;

    /// <summary>Whether there is a dot for each day.</summary>
    public bool HasDots => _days.Count <= MostDots;

    /// <summary>What the curves tell, in words.</summary>
    public string Description
    {
        get
        {
            var most = _days.MaxBy(day => day.Views);
            return most.Views == 0
                ? $"There was no view in these {_days.Count} days."
                : $"Most views in a day: {most.Views.InWords()}, on {most.Day.Named()}. Fewest, today left out: {Fewest.InWords()}. "
                    + $"In all {_days.Sum(day => day.Views).InWords()} views, {_days.Sum(day => day.Arrivals).InWords()} of them arrivals. The table holds every day.";
        }
    }

    // Today is not over, and in the morning it would be the fewest of most charts.
    private long Fewest => _days.Take(Math.Max(1, _days.Count - 1)).Min(day => day.Views);

    /// <summary>Where today's part begins, in hundredths of the width.</summary>
    public double TodayFrom => _days.Count == 1 ? 0 : 100.0 * (_days.Count - 2) / (_days.Count - 1);

    /// <summary>The days that are named below the axis, with their places in hundredths of the width; the last is today.</summary>
    public IEnumerable<(double Place, string Text)> Marks
    {
        get
        {
            var step = _days.Count switch { <= 4 => 1, <= 8 => 2, <= 35 => 7, <= 100 => 28, _ => 121 };
            for (var index = (_days.Count - 1) % step; index < _days.Count; index += step)
            {
                var isToday = index == _days.Count - 1;
                yield return (Place(index) * 100, isToday ? "today" : _days[index].Day.ToString(_days.Count > 100 ? "MMM yyyy" : "d MMM", CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>The line of the days that are over, as path data; it may be empty.</summary>
    public string Line(Func<DayFigures, long> count) => _days.Count < 3 ? "" : Path(count, 0, _days.Count - 2);

    /// <summary>The same with the ground below it.</summary>
    public string Area(Func<DayFigures, long> count) => _days.Count < 3 ? ""
        : $"{Path(count, 0, _days.Count - 2)}V{Height}H0Z";

    /// <summary>The line from yesterday to today, which is not over.</summary>
    public string TodayLine(Func<DayFigures, long> count) => _days.Count == 1 ? "" : Path(count, _days.Count - 2, _days.Count - 1);

    /// <summary>A dot for each day: a line without length, whose round ends are not stretched with the box.</summary>
    public string Dots(Func<DayFigures, long> count)
    {
        var path = new StringBuilder();
        for (var index = 0; index < _days.Count; index++)
        {
            Add(path, 'M', index, count).Append("h0");
        }

        return path.ToString();
    }

    private string Path(Func<DayFigures, long> count, int from, int to)
    {
        var path = new StringBuilder();
        for (var index = from; index <= to; index++)
        {
            Add(path, index == from ? 'M' : 'L', index, count);
        }

        return path.ToString();
    }

    private StringBuilder Add(StringBuilder path, char command, int index, Func<DayFigures, long> count) => path.Append(
        CultureInfo.InvariantCulture, $"{command}{Place(index) * Width:0.#} {Height - (Scale.Height(count(_days[index])) * Height):0.##}");

    private double Place(int index) => _days.Count == 1 ? 0.5 : (double)index / (_days.Count - 1);
}
