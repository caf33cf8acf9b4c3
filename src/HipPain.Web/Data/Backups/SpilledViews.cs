using System.Text.Json;
using HipPain.Web.Data.Engines;
using HipPain.Web.PageViews;
using Microsoft.Extensions.Logging.Abstractions;

namespace HipPain.Web.Data.Backups;

/// <summary>
/// The counts in files beside the database, which belong to it until the next start stores them. A copy takes them in with their ids,
/// so it is one whole file; and where such a file is stored into a copy that was put back, nothing is counted twice.
/// </summary>
internal sealed class SpilledViews
{
    private readonly List<CountedBatch> _batches = [];

    private SpilledViews()
    {
    }

    /// <summary>How many files could not be read. They stay where they are.</summary>
    public int Unread { get; private set; }

    /// <summary>Reads what is there. Call it before the copy is made: whoever stores a file meanwhile then has its ids in the copy.</summary>
    public static SpilledViews Of(DatabaseFile database, TimeProvider time)
    {
        var found = new SpilledViews();
        var folder = new SpillFolder(new SqliteEngine(database), time, NullLogger<SpillFolder>.Instance);
        foreach (var path in folder.List())
        {
            try
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
                found._batches.AddRange(SpillFile.Read(stream));
            }
            catch (FileNotFoundException)
            {
                // Stored and deleted since it was listed.
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
            {
                found.Unread++;
            }
        }

        return found;
    }

    /// <summary>Stores them into a copy, which is brought to the newest migration for that.</summary>
    /// <returns>The sum of the counts.</returns>
    public async Task<long> StoreAsync(string copy, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_batches.Count == 0)
        {
            return 0;
        }

        await using var opened = OpenedCopy.Of(copy, time, services => services.AddSingleton<SpillFolder>().AddSingleton<BatchTable>());
        using var setup = opened.Services.GetRequiredService<DatabaseSetup>();
        // First by itself, because it tells what fails; the service tries for ever.
        await setup.MigrateAsync(cancellationToken);
        await setup.StartAsync(cancellationToken);
        await setup.WhenMigratedAsync(cancellationToken);
        foreach (var batch in _batches)
        {
            await opened.Services.GetRequiredService<BatchTable>().StoreFromFileAsync(batch, cancellationToken);
        }

        await setup.StopAsync(cancellationToken);
        return _batches.Sum(batch => batch.Total);
    }
}
