using HipPain.Content.Articles;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Feedback;

/// <summary>
/// Where readers' votes go. What it confirms is committed. When the database does not answer, it throws a
/// <see cref="FeedbackNotSavedException"/> within about 2.5 seconds.
/// </summary>
public sealed partial class FeedbackBox(
    DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time,
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
            database =>
            {
                database.Feedback.Add(entry);
                return database.SaveChangesAsync(cancellationToken);
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

    /// <summary>Adds a reason, a comment or both to a vote that may still be completed, and so closes it.</summary>
    /// <returns>Whether they were stored: false where the vote is not open or nothing was given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The reason is none of the set, or the comment, after
    /// <see cref="CommentText.Normalise"/>, is longer than 1,000 characters.</exception>
    /// <exception cref="FeedbackNotSavedException">They were not stored.</exception>
    public async Task<bool> CompleteAsync(
        Guid id, FeedbackReason? reason, string? comment, CancellationToken cancellationToken)
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

        var completed = await UseAsync(
            database => Open(database, id).ExecuteUpdateAsync(
                change => change.SetProperty(entry => entry.Reason, reason).SetProperty(entry => entry.Comment, text),
                cancellationToken),
            cancellationToken);
        return completed == 1;
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private DateTime OldestOpen => time.GetUtcNow().UtcDateTime - OpenFor;

    private IQueryable<FeedbackEntry> Open(HipPainDbContext database, Guid id)
    {
        var oldest = OldestOpen;
        return database.Feedback.Where(entry =>
            entry.Id == id && entry.Reason == null && entry.Comment == null && entry.ReceivedAt > oldest);
    }

    private async Task<T> UseAsync<T>(Func<HipPainDbContext, Task<T>> use, CancellationToken cancellationToken)
    {
        if (!setup.IsReady || !await _turn.WaitAsync(LongestQueue, cancellationToken))
        {
            throw new FeedbackNotSavedException();
        }

        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            return await use(database);
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
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
