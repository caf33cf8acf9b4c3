using System.Data.Common;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HipPain.Web.Tests.PageViews;

/// <summary>Commits of which nobody hears whether they succeeded.</summary>
public sealed class PageViewWriterLostAnswerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Batch_in_doubt_is_counted_once_and_newer_views_after_it(bool wasCommitted)
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var answers = new LostAnswers { WasCommitted = wasCommitted };
        await using var run = AnotherRun.Of(site, answers);
        var (counter, writer) = await AnotherRun.StartAsync(run);
        answers.IsLosing = true;
        counter.CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(() => answers.Lost >= (wasCommitted ? 1 : 2));
        counter.CountView("/", isArrival: false, null);

        answers.IsLosing = false;
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 2);
        await writer.StopAsync(CancellationToken.None);

        Assert.Equal(2, await ViewsAsync(site));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Batch_in_doubt_when_the_site_stops_is_counted_once_by_the_next_start(bool wasCommitted)
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var answers = new LostAnswers { WasCommitted = wasCommitted };
        await using (var run = AnotherRun.Of(site, answers))
        {
            var (counter, writer) = await AnotherRun.StartAsync(run);
            answers.IsLosing = true;
            counter.CountView("/", isArrival: false, null);
            await TestSite.EventuallyAsync(() => answers.Lost > 0);
            using (site.Lock())
            {
                counter.CountView("/", isArrival: false, null);
                await writer.StopAsync(CancellationToken.None);
            }
        }

        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!, "*.json"));
        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(() => Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!, "*.json").Length == 0);

        Assert.Equal(2, await ViewsAsync(site));
    }

    private static Task<long> ViewsAsync(TestSite site) => site.ReadAsync(database =>
        database.PageViewCounts.Where(count => count.Kind == PageViewKind.View).SumAsync(count => count.Count));

    private sealed class LostAnswers : DbTransactionInterceptor
    {
        private int _lost;

        public bool IsLosing { get; set; }

        public required bool WasCommitted { get; init; }

        public int Lost => _lost;

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            WasCommitted ? ValueTask.FromResult(result) : Lose(result);

        public override async Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            await Lose(default);

        private ValueTask<InterceptionResult> Lose(InterceptionResult result)
        {
            if (!IsLosing)
            {
                return ValueTask.FromResult(result);
            }

            Interlocked.Increment(ref _lost);
            throw new IOException("The answer was lost.");
        }
    }
}
