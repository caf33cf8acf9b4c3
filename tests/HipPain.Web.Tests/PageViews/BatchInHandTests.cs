using HipPain.Web.PageViews;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.PageViews;

public sealed class BatchInHandTests
{
    private readonly PageViewCounter _counter = new(new FakeTimeProvider());

    [Fact]
    public void Batch_holds_no_more_than_a_file_has_room_for_and_the_rest_comes_after_it()
    {
        const int Pages = BatchInHand.MostCounts + 10;
        var hand = new BatchInHand(_counter);
        Count(Pages);

        var first = hand.Take()!;
        Assert.Equal(BatchInHand.MostCounts, first.Counts.Count);
        hand.Stored(first);
        Assert.False(hand.IsEmpty);
        var second = hand.Take()!;
        hand.Stored(second);

        Assert.Equal(10, second.Counts.Count);
        Assert.Equal(Pages, first.Counts.Keys.Union(second.Counts.Keys).Count());
        Assert.True(hand.IsEmpty);
    }

    [Fact]
    public void What_is_taken_out_for_good_is_all_there_in_batches_that_a_file_has_room_for()
    {
        const int Pages = (2 * BatchInHand.MostCounts) + 10;
        var hand = new BatchInHand(_counter);
        Count(Pages);
        hand.Take();

        var all = hand.TakeAll();

        Assert.Equal(Pages, all.SelectMany(batch => batch.Counts.Keys).Distinct().Count());
        Assert.Equal(Pages, all.Sum(batch => batch.Total));
        Assert.All(all, batch => Assert.InRange(batch.Counts.Count, 1, BatchInHand.MostCounts));
        Assert.True(hand.IsEmpty);
    }

    private void Count(int pages)
    {
        for (var page = 0; page < pages; page++)
        {
            _counter.CountView($"/{page}", isArrival: false, null);
        }
    }
}
