using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Data.Engines;

/// <summary>What differs between the engines that can keep the database. There are two: SQLite and PostgreSQL.</summary>
public interface IDatabaseEngine
{
    /// <summary>
    /// Tells the database that is in its place from another that was there; null where none is. An engine that is reached over a network
    /// has one and the same for good: what is written to the wrong server it cannot tell.
    /// </summary>
    public object? Identity { get; }

    /// <summary>What an operator knows it by, without passwords: the file's path, or the database's name and its hosts.</summary>
    public string Name { get; }

    /// <summary>The absolute path that the names of files beside the database begin with, such as those of counts that a stop could not store.</summary>
    public string PathOfFiles { get; }

    /// <summary>How long the id of a batch of counts is kept after the run that stored it has ended, so that a file which that run left is not
    /// stored twice.</summary>
    public TimeSpan BatchIdsKept { get; }

    /// <summary>Closes idle connections, so that the next one goes to the database that is there now.</summary>
    public void CloseIdleConnections();

    /// <summary>Brings the database to the newest migration, alone among all processes that use it.</summary>
    /// <exception cref="IOException">Another process is migrating, or the folder of the database cannot be written.</exception>
    /// <exception cref="System.Data.Common.DbException">The database is locked, broken or out of reach.</exception>
    public Task MigrateAsync(HipPainDbContext database, CancellationToken cancellationToken);

    /// <summary>Within a transaction: keeps others, until it ends, from storing names of which a day holds only so many.</summary>
    /// <exception cref="System.Data.Common.DbException">The database refused.</exception>
    public Task HoldNamesAsync(HipPainDbContext database, CancellationToken cancellationToken);

    /// <summary>Takes what was deleted off the disk.</summary>
    /// <returns>False where the database is in use, so that deleted words may be left.</returns>
    /// <exception cref="System.Data.Common.DbException">The database refused.</exception>
    public Task<bool> TryEraseDeletedAsync(HipPainDbContext database, CancellationToken cancellationToken);
}
