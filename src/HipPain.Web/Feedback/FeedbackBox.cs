using System.Buffers.Binary;
using HipPain.Content.Articles;
using HipPain.Web.Data;
using HipPain.Web.Data.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Feedback;

/// <summary>
/// Where readers' votes go. What it confirms is committed. When the database does not answer, it throws a
/// <see cref="FeedbackNotSavedException"/> within about 2.5 seconds, or 5 where a server does not even say whether a vote is stored.
/// </summary>
public sealed partial class FeedbackBox(
    IDatabaseEngine engine, DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time,
    IOptions<FeedbackOptions> options, ILogger<FeedbackBox> logger) : IDisposable
{
    /// <summary>How long a vote may be completed with a reason and a comment.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestQueue = TimeSpan.FromMilliseconds(500);

    // SQLite waits for a lock on the calling thread: one at a time, or a locked database takes the threads that serve articles.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Stores a vote and returns its id, which completes it, once it is committed.</summary>
    /// <param name="address">The page voted on.</param>
    /// <param name="helpful">Whether it helped.</param>
    /// <param name="contentVersion">The version of the text that the reader saw, at most 64 characters.</param>
    /// <param name="cancellationToken">Gives up before the vote is stored.</param>
    /// <exception cref="FeedbackNotSavedException">The vote was not stored.</exception>
    public async Task<Guid> VoteAsync(Address address, bool helpful, string? contentVersion, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            contentVersion?.Length ?? 0, FeedbackEntry.MaxContentVersionLength, nameof(contentVersion));
        var now = time.GetUtcNow().UtcDateTime;
        var minute = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
        var entry = new FeedbackEntry
        {
            Id = Guid.CreateVersion7(minute),
            Address = address,
            Helpful = helpful,
            ReceivedAt = minute,
            ContentVersion = contentVersion,
            ExpiresAt = minute.AddMonths(options.Value.RetentionMonths),
        };
        await UseAsync(
            async database =>
            {
                database.Feedback.Add(entry);
                try
                {
                    return await database.SaveChangesAsync(cancellationToken);
                }
                catch (Exception cause) when (cause is not OperationCanceledException)
                {
                    // The vote may be stored and the answer lost. Whoever is told that it is not votes again, and would count twice.
                    if (!await IsStoredAsync(entry.Id, cancellationToken))
                    {
                        throw;
                    }

                    return 1;
                }
            },
            cancellationToken);
        return entry.Id;
    }

    /// <summary>The vote of an id; null if there is none.</summary>
    /// <exception cref="FeedbackNotSavedException">The database does not answer.</exception>
    public Task<FeedbackEntry?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        UseAsync(database => database.Feedback.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, cancellationToken), cancellationToken);

    /// <summary>Whether a vote may still be completed: it has no reason or comment and is less than an hour old.</summary>
    public bool IsOpen(FeedbackEntry entry) =>
        entry is { Reason: null, Comment: null } && entry.ReceivedAt > OldestOpen;

    /// <summary>Whether a vote with this id, if there is one, is less than an hour old.</summary>
    public bool IsOpen(Guid id) => MinuteOf(id) > OldestOpen;

    /// <summary>
    /// Adds a reason, a comment or both to a vote that may still be completed, and so closes it. It is new again then, whatever editors
    /// had made of the bare vote: nobody has read the words. Personal details are taken out of the comment before it is stored.
    /// </summary>
    /// <param name="id">The vote.</param>
    /// <param name="reason">One of the set, or none.</param>
    /// <param name="comment">At most 1,000 characters after <see cref="CommentText.Normalise"/>, or none.</param>
    /// <param name="noticed">What has been noticed about the comment already.</param>
    /// <param name="cancellationToken">Gives up before they are stored.</param>
    /// <returns>Whether the vote has them now: true too where the same was sent twice, false where it is not open or nothing was
    /// given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The reason is none of the set, or the comment is too long.</exception>
    /// <exception cref="FeedbackNotSavedException">They were not stored.</exception>
    public async Task<bool> CompleteAsync(
        Guid id, FeedbackReason? reason, string? comment, FeedbackMarks noticed, CancellationToken cancellationToken)
    {
        if (reason is { } given && !Enum.IsDefined(given))
        {
            throw new ArgumentOutOfRangeException(nameof(reason));
        }

        var text = CommentText.Normalise(comment);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text?.Length ?? 0, FeedbackEntry.MaxCommentLength, nameof(comment));
        if (reason is null && text is null)
        {
            return false;
        }

        if (text is not null)
        {
            (text, var marks) = PersonalDetails.Remove(text, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            noticed |= marks;
        }

        return await UseAsync(
            async database => await Open(database, id).ExecuteUpdateAsync(
                    change => change.SetProperty(entry => entry.Reason, reason).SetProperty(entry => entry.Comment, text)
                        .SetProperty(entry => entry.Flags, noticed).SetProperty(entry => entry.Status, FeedbackStatus.New),
                    cancellationToken) == 1
                || await database.Feedback.AnyAsync(
                    entry => entry.Id == id && entry.Reason == reason && entry.Comment == text, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    // The first 48 bits of a version 7 UUID are milliseconds since 1970 (RFC 9562).
    private static DateTime MinuteOf(Guid id) =>
        DateTime.UnixEpoch.AddMilliseconds(BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16);

    private DateTime OldestOpen => time.GetUtcNow().UtcDateTime - OpenFor;

    private IQueryable<FeedbackEntry> Open(HipPainDbContext database, Guid id)
    {
        var oldest = OldestOpen;
        return database.Feedback.Where(entry =>
            entry.Id == id && entry.Reason == null && entry.Comment == null && entry.ReceivedAt > oldest);
    }

    private async Task<bool> IsStoredAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var database = await OpenAsync(cancellationToken);
        return await database.Feedback.AnyAsync(entry => entry.Id == id, cancellationToken);
    }

    // A reader waits.
    private async Task<HipPainDbContext> OpenAsync(CancellationToken cancellationToken)
    {
        var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Database.SetCommandTimeout(DatabaseFile.LockTimeoutSeconds);
        return database;
    }

    private async Task<T> UseAsync<T>(Func<HipPainDbContext, Task<T>> use, CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(LongestQueue, cancellationToken))
        {
            throw new FeedbackNotSavedException();
        }

        try
        {
            var opened = engine.Identity;
            if (!setup.IsReady)
            {
                throw new FeedbackNotSavedException();
            }

            await using var database = await OpenAsync(cancellationToken);
            var result = await use(database);
            // What went to a file that is no longer in its place is lost, though it was committed.
            return Equals(engine.Identity, opened) ? result : throw new InvalidOperationException("The database file was exchanged meanwhile.");
        }
        catch (Exception cause) when (cause is not (OperationCanceledException or FeedbackNotSavedException))
        {
            LogNotSaved(cause);
            throw new FeedbackNotSavedException("The feedback could not be saved.", cause);
        }
        finally
        {
            _turn.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "Feedback could not be saved or looked up; the reader was told so.")]
    private partial void LogNotSaved(Exception cause);
}
