using System.Data.Common;
using System.Diagnostics;
using HipPain.Content.Articles;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using HipPain.Web.Tests.Data;
using HipPain.Web.Tests.PageViews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Feedback;

public sealed class FeedbackBoxTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 34, 56, 789, TimeSpan.Zero));

    [Fact]
    public async Task Vote_is_committed_with_no_finer_time_than_the_minute()
    {
        await using var site = await StartAsync();

        var id = await site.Get<FeedbackBox>().VoteAsync(Causes, helpful: true, "v1", None);

        var entry = await site.ReadAsync(database => database.Feedback.SingleAsync());
        Assert.Equal((id, Causes, true, "v1"), (entry.Id, entry.Address, entry.Helpful, entry.ContentVersion));
        Assert.Equal(new DateTime(2026, 3, 1, 12, 34, 0, DateTimeKind.Utc), entry.ReceivedAt);
        Assert.Equal(DateTimeKind.Utc, entry.ReceivedAt.Kind);
        Assert.Null(entry.Reason);
        Assert.Null(entry.Comment);
        var milliseconds = Convert.ToInt64(id.ToString("N")[..12], 16);
        Assert.Equal(entry.ReceivedAt, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime);
    }

    [Fact]
    public async Task Vote_is_completed_once_only()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: false, null, None);
        Assert.Equal(id, (await FindOpenAsync(box, id, None))?.Id);

        Assert.True(await box.CompleteAsync(id, FeedbackReason.OutOfDate, " Old.\r\n", FeedbackMarks.None, None));

        Assert.Null(await FindOpenAsync(box, id, None));
        Assert.False(await box.CompleteAsync(id, FeedbackReason.Other, "Again.", FeedbackMarks.None, None));
        var entry = await site.ReadAsync(database => database.Feedback.SingleAsync());
        Assert.Equal((FeedbackReason.OutOfDate, "Old."), (entry.Reason, entry.Comment));
    }

    [Theory]
    [InlineData(FeedbackStatus.Seen)]
    [InlineData(FeedbackStatus.Done)]
    [InlineData(FeedbackStatus.Spam)]
    public async Task Words_that_come_after_editors_are_done_with_the_bare_vote_make_it_new_again(FeedbackStatus status)
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: false, null, None);
        await site.ReadAsync(database => database.Feedback.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Status, status)));

        Assert.True(await box.CompleteAsync(id, null, "Where do I get help?", FeedbackMarks.None, None));

        Assert.Equal(FeedbackStatus.New, (await site.ReadAsync(database => database.Feedback.SingleAsync())).Status);
    }

    [Fact]
    public async Task Same_completion_twice_is_stored_once_and_personal_details_not_at_all()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: false, null, None);

        for (var press = 0; press < 2; press++)
        {
            Assert.True(await box.CompleteAsync(id, null, "Numb. Ring 07700 900123!", FeedbackMarks.WarningSign, None));
        }

        var entry = await site.ReadAsync(database => database.Feedback.SingleAsync());
        Assert.Equal("Numb. Ring [phone number removed]!", entry.Comment);
        Assert.Equal(FeedbackMarks.WarningSign | FeedbackMarks.PhoneRemoved, entry.Flags);
        Assert.DoesNotContain("900123", site.ReadFiles(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_expires_after_the_months_that_are_set()
    {
        await using var site = await new TestSite(_time, "Feedback:RetentionMonths=3").StartMigratedAsync<DatabaseSetup>();

        await site.Get<FeedbackBox>().VoteAsync(Causes, helpful: true, null, None);

        Assert.Equal(new DateTime(2026, 6, 1, 12, 34, 0, DateTimeKind.Utc), (await site.ReadAsync(database => database.Feedback.SingleAsync())).ExpiresAt);
    }

    [Fact]
    public async Task Of_many_completions_at_once_one_wins()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: false, null, None);

        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            Task.Run(() => box.CompleteAsync(id, null, $"No. {n}", FeedbackMarks.None, None))));

        Assert.Single(won, won => won);
    }

    [Theory]
    [InlineData(FeedbackReason.Other, null)]
    [InlineData(null, "Only words.")]
    public async Task Reason_or_comment_alone_completes_a_vote(FeedbackReason? reason, string? comment)
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: false, null, None);

        Assert.True(await box.CompleteAsync(id, reason, comment, FeedbackMarks.None, None));

        Assert.Null(await FindOpenAsync(box, id, None));
    }

    [Fact]
    public async Task Nothing_given_leaves_a_vote_open()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: false, null, None);

        Assert.False(await box.CompleteAsync(id, null, " \r\n", FeedbackMarks.None, None));

        Assert.NotNull(await FindOpenAsync(box, id, None));
    }

    [Fact]
    public async Task Vote_cannot_be_completed_after_an_hour()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: false, null, None);
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await FindOpenAsync(box, id, None));

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await FindOpenAsync(box, id, None));
        Assert.False(await box.CompleteAsync(id, FeedbackReason.Other, null, FeedbackMarks.None, None));
    }

    [Fact]
    public async Task Unknown_id_completes_nothing()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        await box.VoteAsync(Causes, helpful: false, null, None);

        Assert.Null(await FindOpenAsync(box, Guid.NewGuid(), None));
        Assert.False(await box.CompleteAsync(Guid.NewGuid(), FeedbackReason.Other, null, FeedbackMarks.None, None));
    }

    [Fact]
    public async Task Comment_is_measured_in_its_normal_form()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: false, null, None);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => box.CompleteAsync(id, null, new string('a', 1001), FeedbackMarks.None, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => box.CompleteAsync(id, (FeedbackReason)99, null, FeedbackMarks.None, None));
        Assert.True(await box.CompleteAsync(id, null, new string('a', 1000) + "\r\n", FeedbackMarks.None, None));
    }

    [Fact]
    public async Task Locked_database_refuses_feedback_in_time_and_takes_it_afterwards()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: true, null, None);
        using (site.Lock())
        {
            var clock = Stopwatch.StartNew();
            var failures = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() =>
                Assert.ThrowsAsync<FeedbackNotSavedException>(() => box.VoteAsync(Causes, helpful: true, null, None)))));
            // One after another they would take forty seconds; a busy machine may be slow, but not that slow.
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"It took {clock.Elapsed}.");
            // One asks the database and the others wait in line for that; on a busy machine one comes so late that it asks too.
            Assert.InRange(failures.Count(failure => failure.InnerException is not null), 1, 3);
            await Assert.ThrowsAsync<FeedbackNotSavedException>(() => box.CompleteAsync(id, FeedbackReason.Other, null, FeedbackMarks.None, None));
        }

        await box.VoteAsync(Causes, helpful: true, null, None);
        Assert.Equal(2, await site.ReadAsync(database => database.Feedback.CountAsync()));
    }

    [Fact]
    public async Task Database_that_is_not_ready_refuses_feedback_at_once()
    {
        await using var site = new TestSite(_time);

        await Assert.ThrowsAsync<FeedbackNotSavedException>(
            () => site.Get<FeedbackBox>().VoteAsync(Causes, helpful: true, null, None));

        Assert.False(File.Exists(site.DatabasePath));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Database_that_went_missing_refuses_feedback_until_it_returns()
    {
        await using var site = await StartAsync();
        var box = site.Get<FeedbackBox>();
        await box.VoteAsync(Causes, helpful: true, null, None);
        var away = TakeAway(site);
        await Assert.ThrowsAsync<FeedbackNotSavedException>(() => box.VoteAsync(Causes, helpful: true, null, None));

        PutBack(site, away);
        await box.VoteAsync(Causes, helpful: true, null, None);

        using var connection = site.Connect();
        Assert.Equal(2L, TestSite.Execute(connection, "SELECT count(*) FROM Feedback"));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task What_went_to_a_file_that_was_exchanged_meanwhile_is_not_confirmed()
    {
        await using var site = await StartAsync();
        var meanwhile = new Meanwhile();
        await using var run = AnotherRun.Of(site, meanwhile);
        await AnotherRun.StartAsync(run);
        var box = run.GetRequiredService<FeedbackBox>();
        var id = await box.VoteAsync(Causes, helpful: true, null, None);

        meanwhile.Happens = () => PutBack(site, TakeAway(site));
        await Assert.ThrowsAsync<FeedbackNotSavedException>(() => box.VoteAsync(Causes, helpful: true, null, None));
        await box.VoteAsync(Causes, helpful: false, null, None);
        meanwhile.Happens = () => PutBack(site, TakeAway(site));
        await Assert.ThrowsAsync<FeedbackNotSavedException>(() => box.CompleteAsync(id, FeedbackReason.Other, null, FeedbackMarks.None, None));
        Assert.True(await box.CompleteAsync(id, FeedbackReason.OutOfDate, null, FeedbackMarks.None, None));

        using var connection = site.Connect();
        Assert.Equal(2L, TestSite.Execute(connection, "SELECT count(*) FROM Feedback"));
        Assert.Equal("OutOfDate", TestSite.Execute(connection, "SELECT Reason FROM Feedback WHERE Helpful"));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Database_that_goes_missing_while_a_vote_waits_for_its_turn_refuses_it()
    {
        await using var site = await StartAsync();
        var meanwhile = new Meanwhile();
        await using var run = AnotherRun.Of(site, meanwhile);
        await AnotherRun.StartAsync(run);
        var box = run.GetRequiredService<FeedbackBox>();
        await box.VoteAsync(Causes, helpful: true, null, None);
        Task<Guid>? second = null;
        meanwhile.Happens = () =>
        {
            second = box.VoteAsync(Causes, helpful: true, null, None);
            TakeAway(site);
        };

        await Assert.ThrowsAsync<FeedbackNotSavedException>(() => box.VoteAsync(Causes, helpful: true, null, None));

        await Assert.ThrowsAsync<FeedbackNotSavedException>(() => second!);
    }

    private static string TakeAway(TestSite site)
    {
        var away = Path.Combine(site.Folder, $"away-{Guid.NewGuid()}");
        Directory.Move(Path.GetDirectoryName(site.DatabasePath)!, away);
        return away;
    }

    // A copy, as a backup would be: what still has the old files open would write where no one reads.
    private static void PutBack(TestSite site, string away)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(site.DatabasePath)!).FullName;
        foreach (var file in Directory.GetFiles(away))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static Address Causes => Address.TryParse("/causes", out var address) ? address : default;

    private Task<TestSite> StartAsync() => new TestSite(_time).StartMigratedAsync<DatabaseSetup>();

    private static async Task<FeedbackEntry?> FindOpenAsync(FeedbackBox box, Guid id, CancellationToken cancellation) =>
        await box.FindAsync(id, cancellation) is { } entry && box.IsOpen(entry) ? entry : null;

    /// <summary>Something that happens once, when the next statement is about to run.</summary>
    private sealed class Meanwhile : DbCommandInterceptor
    {
        public Action? Happens { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Happen();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Happen();
            return ValueTask.FromResult(result);
        }

        private void Happen()
        {
            var happens = Happens;
            Happens = null;
            happens?.Invoke();
        }
    }
}
