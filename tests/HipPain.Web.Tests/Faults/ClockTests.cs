using System.Globalization;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Faults;

/// <summary>Clocks that are set, turn a day or change to summer time: a view belongs to the day in UTC on which it was counted.</summary>
[Collection(FaultTests.Name)]
public sealed class ClockTests
{
    private const int Visits = 3;

    [Theory]
    [InlineData("midnight", "2026-12-01T23:59:59.999Z 2026-12-02T00:00:00Z 2026-12-02T00:00:00.001Z")]
    [InlineData("two hours on", "2026-12-01T22:30:00Z 2026-12-02T00:30:00Z")]
    [InlineData("two hours back and again midnight", "2026-12-02T00:30:00Z 2026-12-01T22:30:00Z 2026-12-01T23:59:59Z 2026-12-02T00:00:00Z")]
    [InlineData("summer begins", "2027-03-27T23:59:59Z 2027-03-28T00:59:59Z 2027-03-28T01:00:00Z 2027-03-28T23:30:00Z 2027-03-29T00:00:00Z")]
    [InlineData("summer ends", "2026-10-24T23:30:00Z 2026-10-25T00:30:00Z 2026-10-25T01:30:00Z 2026-10-25T23:59:59Z 2026-10-26T00:00:00Z")]
    public async Task Day_of_a_view_is_that_of_the_clock_in_UTC_whichever_way_it_went(string what, string moments)
    {
        var clock = new WallClock();
        await using var site = Site.With(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));
        using var reader = site.Browser();
        Dictionary<DateOnly, long> expected = [];
        foreach (var moment in moments.Split(' '))
        {
            clock.Now = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
            for (var visit = 0; visit < Visits; visit++)
            {
                Assert.Equal(200, await FaultSite.StatusAsync(reader, "/causes"));
            }

            var day = DateOnly.ParseExact(moment[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            expected[day] = expected.GetValueOrDefault(day) + Visits;
        }

        Dictionary<DateOnly, long> stored = [];
        await TestSite.EventuallyAsync(async () =>
        {
            stored = await site.QueryAsync(database => database.PageViewCounts.Where(count => count.Kind == PageViewKind.View)
                .ToDictionaryAsync(count => count.Day, count => count.Count));
            return stored.Values.Sum() >= expected.Values.Sum();
        });
        Assert.True(expected.OrderBy(day => day.Key).SequenceEqual(stored.OrderBy(day => day.Key)), what);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Etc/GMT+12")]
    public async Task Day_of_a_view_is_in_UTC_wherever_the_machine_stands(string zone)
    {
        using var site = new FaultSite { Settings = [("TZ", zone)] };
        using var run = await site.StartReadyAsync();
        using var reader = FaultSite.Browser(run);
        var before = DateTime.UtcNow;
        Assert.Equal(200, await FaultSite.StatusAsync(reader, "/causes"));
        var after = DateTime.UtcNow;

        await TestSite.EventuallyAsync(() => site.Views() == 1);
        var day = DateOnly.Parse(site.Query<string>("SELECT Day FROM PageViewCounts WHERE Kind = 'View'"), CultureInfo.InvariantCulture);
        Assert.InRange(day, DateOnly.FromDateTime(before), DateOnly.FromDateTime(after));
    }

    /// <summary>Shows what it is told in a country with summer time, and lets time pass as it does.</summary>
    private sealed class WallClock : TimeProvider
    {
        private static readonly TimeZoneInfo London = TimeZoneInfo.CreateCustomTimeZone(
            "London", TimeSpan.Zero, "London", "GMT", "BST",
            [TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 1, 0, 0), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 10, 5, DayOfWeek.Sunday))]);

        public DateTimeOffset Now { get; set; } = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => London;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
