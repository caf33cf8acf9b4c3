using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.PageViews;

public sealed class PageViewCounterTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.Zero));
    private readonly PageViewCounter _counter;

    public PageViewCounterTests() => _counter = new PageViewCounter(_time);

    [Fact]
    public void Counts_of_one_kind_day_and_name_add_up()
    {
        _counter.CountView("/causes", isArrival: true, "example.org");
        _counter.CountView("/causes", isArrival: false, null);
        _counter.CountView("/", isArrival: true, "example.org");
        _counter.CountRejection(RejectionReason.Bot);
        _counter.CountRejection(RejectionReason.Bot);
        _counter.CountRejection(RejectionReason.Status);

        Assert.Equal(
            [
                "2026-03-01 View / 1", "2026-03-01 View /causes 2", "2026-03-01 Arrival / 1", "2026-03-01 Arrival /causes 1",
                "2026-03-01 Referrer example.org 2", "2026-03-01 Rejected Bot 2", "2026-03-01 Rejected Status 1",
            ],
            Describe(_counter.Take()));
    }

    [Fact]
    public void Day_changes_at_midnight_UTC()
    {
        _counter.CountView("/", isArrival: false, null);
        _time.Advance(TimeSpan.FromMinutes(1));
        _counter.CountView("/", isArrival: false, null);

        Assert.Equal(["2026-03-01 View / 1", "2026-03-02 View / 1"], Describe(_counter.Take()));
    }

    [Fact]
    public void What_was_taken_is_not_taken_again()
    {
        _counter.CountView("/", isArrival: false, null);
        Assert.False(_counter.IsEmpty);
        _counter.Take();

        Assert.True(_counter.IsEmpty);
        Assert.Empty(_counter.Take());
    }

    [Fact]
    public void Counts_merged_back_add_to_those_that_came_since()
    {
        _counter.CountView("/", isArrival: false, null);
        _counter.CountView("/causes", isArrival: false, null);
        var taken = _counter.Take();
        _counter.CountView("/", isArrival: false, null);

        _counter.MergeBack(taken);

        Assert.Equal(["2026-03-01 View / 2", "2026-03-01 View /causes 1"], Describe(_counter.Take()));
    }

    [Fact]
    public void Referring_hosts_past_the_first_200_of_a_day_count_as_other_even_after_a_take()
    {
        for (var n = 0; n < PageViewCounter.MaxReferringHosts; n++)
        {
            _counter.CountView("/", isArrival: true, $"host{n}.example");
        }

        _counter.Take();
        _counter.CountView("/", isArrival: true, "late1.example");
        _counter.CountView("/", isArrival: true, "late2.example");
        _counter.CountView("/", isArrival: true, "host7.example");
        Assert.Equal(["host7.example 1", "other 2"], Referrers());

        _time.Advance(TimeSpan.FromMinutes(1));
        _counter.CountView("/", isArrival: true, "late1.example");
        Assert.Equal(["late1.example 1"], Referrers());

        string[] Referrers() => [.. _counter.Take().Where(entry => entry.Key.Kind == PageViewKind.Referrer)
            .Select(entry => $"{entry.Key.Name} {entry.Value}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Hosts_learned_from_the_database_count_among_the_200_and_push_what_is_too_much_to_the_others()
    {
        string[] stored = [.. Enumerable.Range(0, PageViewCounter.MaxReferringHosts - 1).Select(n => $"host{n}.example"), PageViewCounter.OtherHosts];
        foreach (var host in (string[])["host7.example", "first.example", "second.example"])
        {
            _counter.CountView("/", isArrival: true, host);
        }

        _counter.LearnHosts(new DateOnly(2026, 2, 28), ["yesterday.example"]);
        _counter.LearnHosts(new DateOnly(2026, 3, 1), stored);
        _counter.CountView("/", isArrival: true, "third.example");

        Assert.Equal(
            ["host7.example 1", "other 2", "second.example 1"],
            _counter.Take().Where(entry => entry.Key.Kind == PageViewKind.Referrer)
                .Select(entry => $"{entry.Key.Name} {entry.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Broken_link_that_is_longer_than_what_is_stored_is_not_counted()
    {
        _counter.CountBrokenLink("/" + new string('x', PageViewCount.MaxNameLength));
        Assert.True(_counter.IsEmpty);
        _counter.CountBrokenLink("/" + new string('x', PageViewCount.MaxNameLength - 1));
        Assert.False(_counter.IsEmpty);
    }

    [Fact]
    public async Task Wait_ends_when_something_is_counted_or_merged_back()
    {
        var wait = _counter.WaitAsync(CancellationToken.None).AsTask();
        Assert.False(wait.IsCompleted);
        _counter.CountRejection(RejectionReason.Bot);
        await wait.WaitAsync(TestSite.Patience);

        wait = _counter.WaitAsync(CancellationToken.None).AsTask();
        Assert.False(wait.IsCompleted);
        _counter.MergeBack(_counter.Take());
        await wait.WaitAsync(TestSite.Patience);
    }

    [Fact]
    public async Task Many_threads_lose_nothing_while_counts_are_taken_and_merged_back()
    {
        const int Threads = 8;
        const int Views = 20_000;
        var counting = Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var n = 0; n < Views; n++)
            {
                _counter.CountView(n % 2 == 0 ? "/" : "/causes", isArrival: false, null);
            }
        })));

        long stored = 0;
        for (var turn = 0; !counting.IsCompleted; turn++)
        {
            var taken = _counter.Take();
            if (turn % 2 == 0)
            {
                _counter.MergeBack(taken);
            }
            else
            {
                stored += taken.Values.Sum();
            }
        }

        await counting;
        Assert.Equal(Threads * Views, stored + _counter.Take().Values.Sum());
    }

    private static string[] Describe(IReadOnlyDictionary<PageViewKey, long> counts) =>
        [.. counts.OrderBy(entry => entry.Key.Day).ThenBy(entry => entry.Key.Kind).ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key.Day:yyyy-MM-dd} {entry.Key.Kind} {entry.Key.Name} {entry.Value}")];
}
