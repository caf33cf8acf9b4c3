using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Feedback;

/// <summary>
/// What came in during the last ten minutes: it keeps one network from answering too often, all of them together from filling the
/// database, and a vote that is sent twice from counting twice. Networks are known in memory only, by a hash that nobody outside this
/// process can make; never more than 600 answers are held, since no more are taken.
/// </summary>
/// <remarks>System.Threading.RateLimiting gives no turn back for what could not be stored, and knows nothing of what was said.</remarks>
public sealed class RecentAnswers : IDisposable
{
    /// <summary>The time in which a network may give so many answers.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>How long a vote from the same network is taken for the same vote.</summary>
    public static readonly TimeSpan SameFor = TimeSpan.FromSeconds(300);

    /// <summary>How many answers are taken in a minute from all networks.</summary>
    public const int MostInAMinute = 60;

    private static readonly TimeSpan ForgetsEvery = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly int _mostOfNetwork;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _lock = new();
    private readonly List<Answer> _answers = [];
    private readonly ITimer _forgets;

    /// <summary>Starts without an answer.</summary>
    public RecentAnswers(IOptions<FeedbackOptions> options, TimeProvider time)
    {
        (_time, _mostOfNetwork) = (time, options.Value.AnswersPerNetwork);
        _forgets = time.CreateTimer(_ => Forget(), null, ForgetsEvery, ForgetsEvery);
    }

    /// <summary>How many answers are held.</summary>
    public int Held
    {
        get
        {
            lock (_lock)
            {
                return _answers.Count;
            }
        }
    }

    /// <summary>Takes a vote, unless it was taken just now or too many were.</summary>
    /// <param name="from">Where it comes from; null where that is not known.</param>
    /// <param name="vote">All that it says: two votes of the same words are the same.</param>
    /// <param name="store">Stores it and returns its id. A second press waits for it, so the first must not be able to take it back.</param>
    /// <returns>The id of the vote, that of the first one where it is the same.</returns>
    /// <exception cref="TooManyAnswersException">Nothing was stored.</exception>
    /// <exception cref="FeedbackNotSavedException">Nothing was stored, and it does not count as an answer.</exception>
    public Task<Guid> VoteAsync(IPAddress? from, string vote, Func<Task<Guid>> store) =>
        TakeAsync(new What(SenderOf(from), IsVote: true, HashOf(vote)), store);

    /// <summary>Takes what completes a vote, unless it was taken just now or too much was.</summary>
    /// <param name="from">Where it comes from; null where that is not known.</param>
    /// <param name="id">The vote.</param>
    /// <param name="words">All that it says.</param>
    /// <param name="store">Stores it and tells whether the vote was still open, as for a vote.</param>
    /// <returns>What <paramref name="store"/> returned.</returns>
    /// <inheritdoc cref="VoteAsync" path="/exception" />
    public async Task<bool> CompleteAsync(IPAddress? from, Guid id, string words, Func<Task<bool>> store) =>
        await TakeAsync(
            new What(SenderOf(from), IsVote: false, HashOf($"{id} {words}")), async () => await store() ? id : Guid.Empty) != Guid.Empty;

    /// <inheritdoc />
    public void Dispose() => _forgets.Dispose();

    // By the clock, not only when the next answer comes: that may take all night.
    private void Forget()
    {
        lock (_lock)
        {
            Forget(_time.GetTimestamp());
        }
    }

    private void Forget(long now) => _answers.RemoveAll(old => _time.GetElapsedTime(old.At, now) >= Window);

    private async Task<Guid> TakeAsync(What what, Func<Task<Guid>> store)
    {
        Answer answer;
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            Forget(now);
            if (Same(what, now) is { } same)
            {
                answer = same;
            }
            else
            {
                if (Wait(what, now) is { } wait)
                {
                    throw new TooManyAnswersException(wait);
                }

                _answers.Add(answer = new Answer(now, what, new Lazy<Task<Guid>>(store)));
            }
        }

        try
        {
            return await answer.Stored.Value;
        }
        catch
        {
            lock (_lock)
            {
                _answers.Remove(answer);
            }

            throw;
        }
    }

    private Answer? Same(What what, long now) =>
        what.Sender is null ? null : _answers.Find(old => old.What == what && _time.GetElapsedTime(old.At, now) < SameFor);

    /// <summary>How long it takes until there is room for one more; null where there is.</summary>
    private TimeSpan? Wait(What what, long now)
    {
        // What completes a vote is counted apart: who votes on five pages may say why on all of them.
        var ofSender = what.Sender is null
            ? null
            : RoomIn(_answers.Where(old => old.What.Sender == what.Sender && old.What.IsVote == what.IsVote), _mostOfNetwork, Window, now);
        var ofAll = RoomIn(_answers, MostInAMinute, TimeSpan.FromMinutes(1), now);
        return ofSender > ofAll ? ofSender : ofAll ?? ofSender;
    }

    private TimeSpan? RoomIn(IEnumerable<Answer> answers, int most, TimeSpan window, long now)
    {
        var ages = answers.Select(old => _time.GetElapsedTime(old.At, now)).Where(age => age < window).ToList();
        return ages.Count < most ? null : window - ages[^most];
    }

    private ulong? SenderOf(IPAddress? from)
    {
        if (from is null || _mostOfNetwork == 0)
        {
            return null;
        }

        Span<byte> network = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(network, ReaderNetwork.Of(from));
        return HashOf(network);
    }

    private ulong HashOf(string words) => HashOf(Encoding.UTF8.GetBytes(words));

    private ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private sealed record What(ulong? Sender, bool IsVote, ulong Words);

    private sealed record Answer(long At, What What, Lazy<Task<Guid>> Stored);
}
