using System.Net;
using HipPain.Web.Feedback;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Feedback;

public sealed class RecentAnswersTests : IDisposable
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");

    private readonly FakeTimeProvider _time = new();
    private readonly List<RecentAnswers> _recent = [];
    private int _stored;

    [Fact]
    public async Task Five_votes_in_ten_minutes_are_taken_from_a_network_and_the_sixth_is_told_how_long_to_wait()
    {
        var recent = Recent();
        for (var vote = 0; vote < 5; vote++)
        {
            await VoteAsync(recent, Home, $"{vote}");
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        var refused = await Assert.ThrowsAsync<TooManyAnswersException>(() => VoteAsync(recent, Home, "6"));

        Assert.Equal(TimeSpan.FromMinutes(5), refused.Wait);
        await VoteAsync(recent, IPAddress.Parse("192.0.2.2"), "6");
        _time.Advance(TimeSpan.FromMinutes(5));
        await VoteAsync(recent, Home, "6");
    }

    [Fact]
    public async Task Who_votes_on_five_pages_may_say_why_on_all_of_them()
    {
        var recent = Recent();
        for (var vote = 0; vote < 5; vote++)
        {
            var id = await VoteAsync(recent, Home, $"{vote}");
            Assert.True(await recent.CompleteAsync(Home, id, "words", () => Task.FromResult(true)));
        }

        await Assert.ThrowsAsync<TooManyAnswersException>(() => recent.CompleteAsync(Home, Guid.NewGuid(), "words", () => Task.FromResult(true)));
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff:1", true)]
    [InlineData("2001:db8::1", "2001:db8:0:1::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public async Task Addresses_of_one_IPv6_network_are_one(string first, string second, bool isOne)
    {
        var recent = Recent();

        var one = await VoteAsync(recent, IPAddress.Parse(first), "yes");

        Assert.Equal(isOne, one == await VoteAsync(recent, IPAddress.Parse(second), "yes"));
    }

    [Fact]
    public async Task Same_vote_is_one_for_300_seconds()
    {
        var recent = Recent();
        var first = await VoteAsync(recent, Home, "yes");
        Assert.NotEqual(first, await VoteAsync(recent, Home, "no"));
        _time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(first, await VoteAsync(recent, Home, "yes"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first, await VoteAsync(recent, Home, "yes"));
    }

    [Fact]
    public async Task Second_press_waits_for_what_the_first_began()
    {
        var recent = Recent();
        var store = new TaskCompletionSource<Guid>();
        var first = recent.VoteAsync(Home, "yes", () => store.Task);
        var second = VoteAsync(recent, Home, "yes");
        Assert.False(second.IsCompleted);

        store.SetResult(Guid.NewGuid());

        Assert.Equal(await first, await second);
        Assert.Equal(0, _stored);
    }

    [Fact]
    public async Task What_was_not_saved_does_not_count()
    {
        var recent = Recent();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await Assert.ThrowsAsync<FeedbackNotSavedException>(
                () => recent.VoteAsync(Home, "yes", () => Task.FromException<Guid>(new FeedbackNotSavedException())));
        }

        await VoteAsync(recent, Home, "yes");
        Assert.Equal(1, _stored);
    }

    [Fact]
    public async Task Sixty_answers_a_minute_are_taken_from_all()
    {
        var recent = Recent();
        for (var vote = 0; vote < RecentAnswers.MostInAMinute; vote++)
        {
            await VoteAsync(recent, new IPAddress([198, 51, 100, (byte)vote]), "yes");
        }

        var refused = await Assert.ThrowsAsync<TooManyAnswersException>(() => VoteAsync(recent, Home, "yes"));
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Wait);
        await Assert.ThrowsAsync<TooManyAnswersException>(() => VoteAsync(recent, from: null, "yes"));
        _time.Advance(TimeSpan.FromMinutes(1));
        await VoteAsync(recent, Home, "yes");
    }

    [Theory]
    [InlineData(0, "192.0.2.1")]
    [InlineData(5, null)]
    public async Task Networks_that_cannot_be_told_apart_are_neither_limited_nor_taken_for_one_reader(int most, string? from)
    {
        var recent = Recent(most);
        for (var vote = 0; vote < 20; vote++)
        {
            await VoteAsync(recent, from is null ? null : IPAddress.Parse(from), "yes");
        }

        Assert.Equal(20, _stored);
    }

    [Fact]
    public async Task Answers_are_forgotten_after_ten_minutes_though_no_other_comes()
    {
        var recent = Recent();
        await VoteAsync(recent, Home, "yes");
        _time.Advance(RecentAnswers.Window - TimeSpan.FromMinutes(1));
        Assert.Equal(1, recent.Held);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, recent.Held);
    }

    public void Dispose() => _recent.ForEach(recent => recent.Dispose());

    private RecentAnswers Recent(int most = 5)
    {
        _recent.Add(new RecentAnswers(Options.Create(new FeedbackOptions { AnswersPerNetwork = most }), _time));
        return _recent[^1];
    }

    private Task<Guid> VoteAsync(RecentAnswers recent, IPAddress? from, string vote) => recent.VoteAsync(from, vote, () =>
    {
        _stored++;
        return Task.FromResult(Guid.NewGuid());
    });
}
