using HipPain.Content;
using HipPain.Content.Parts;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Handouts;

/// <summary>
/// Finds texts as they stood on older sheets. A database that is locked or away costs a reader <see cref="Patience"/> and no more.
/// </summary>
public sealed partial class PastTexts(DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, ILogger<PastTexts> logger) : IDisposable
{
    /// <summary>How long a reader waits for the database, in line and for its answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Equal texts at so many addresses there are only by mistake.
    private const int MostOfOneVersion = 100;

    // SQLite waits for a lock on the calling thread: one at a time, or a locked database takes the threads that serve articles.
    private readonly SemaphoreSlim _turn = new(1);
    private int _failing;

    /// <summary>Finds texts.</summary>
    /// <param name="guide">Says where older addresses lead.</param>
    /// <param name="wanted">Versions with the address that each was printed with, which may be an older or a newer one than the text's.</param>
    /// <param name="cancellationToken">The reader left.</param>
    /// <returns>For each that is known its text; null if the database does not answer in time.</returns>
    public async Task<IReadOnlyDictionary<(string Address, string Version), PastText>?> FindAsync(
        Guide guide, IReadOnlyCollection<(string Address, string Version)> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(wanted);
        if (wanted.Count == 0 || !setup.IsReady)
        {
            return wanted.Count == 0 ? new Dictionary<(string Address, string Version), PastText>() : null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _turn.WaitAsync(patience.Token);
            return await Task.Run(() => ReadInTurnAsync(guide, wanted, patience.Token), CancellationToken.None).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    /// <summary>Goes on after the reader has lost patience: only then the next may try.</summary>
    private async Task<Dictionary<(string Address, string Version), PastText>?> ReadInTurnAsync(
        Guide guide, IReadOnlyCollection<(string Address, string Version)> wanted, CancellationToken cancellationToken)
    {
        try
        {
            var found = await ReadAsync(guide, wanted, cancellationToken);
            Interlocked.Exchange(ref _failing, 0);
            return found;
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            if (Interlocked.Exchange(ref _failing, 1) == 0)
            {
                LogFailing(cause);
            }

            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Dictionary<(string Address, string Version), PastText>> ReadAsync(
        Guide guide, IReadOnlyCollection<(string Address, string Version)> wanted, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Database.SetCommandTimeout(Patience);
        var versions = wanted.Select(text => text.Version).Distinct().ToList();
        var addresses = wanted.Select(text => text.Address).Distinct().ToList();
        var exact = await database.SectionTexts.AsNoTracking()
            .Where(row => addresses.Contains(row.Address) && versions.Contains(row.Version)).ToListAsync(cancellationToken);
        var found = exact.Where(row => wanted.Contains((row.Address, row.Version))).ToDictionary(row => (row.Address, row.Version), Read);
        foreach (var (address, version) in wanted.Where(text => text.Address != SectionText.EmergencyCard && !found.ContainsKey(text)))
        {
            // Where a part was renamed, its text was kept under the name of that time.
            var others = await database.SectionTexts.Where(row => row.Version == version).OrderBy(row => row.FirstSeen).Select(row => row.Address)
                .Take(MostOfOneVersion).ToListAsync(cancellationToken);
            var here = guide.Follow(address)?.Address;
            if (here is not null && others.Find(other => guide.Follow(other)?.Address == here) is { } other)
            {
                found[(address, version)] = Read(await database.SectionTexts.AsNoTracking().SingleAsync(row => row.Address == other && row.Version == version, cancellationToken));
            }
        }

        return found;
    }

    private static PastText Read(SectionText row) => new(row.Address, PlainText.Parse(row.Text), row.FirstSeen);

    [LoggerMessage(LogLevel.Error, "Sheets of paper cannot be compared with their texts at the moment; readers are told so.")]
    private partial void LogFailing(Exception cause);
}

/// <summary>A text as it once was.</summary>
/// <param name="Address">Where it stood.</param>
/// <param name="Text">What it said.</param>
/// <param name="FirstSeen">The day, in UTC, from which it stood there.</param>
public sealed record PastText(string Address, PlainText Text, DateOnly FirstSeen);
