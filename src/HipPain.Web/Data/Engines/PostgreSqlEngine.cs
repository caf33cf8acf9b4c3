using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HipPain.Web.Data.Engines;

/// <summary>The database on a PostgreSQL server, 15 or newer, for several processes on several machines.</summary>
internal sealed class PostgreSqlEngine : IDatabaseEngine
{
    // Any two numbers, the same in every version of the site: advisory locks have no names.
    private const long MigrationLock = 0x4869_7050_6169_6E01;
    private const long NamesLock = 0x4869_7050_6169_6E02;

    private static readonly object OneAndOnly = new();

    private PostgreSqlEngine()
    {
    }

    /// <summary>Opens the database: what the operator gave, completed.</summary>
    public required string ConnectionString { get; init; }

    /// <inheritdoc />
    public required string Name { get; init; }

    /// <inheritdoc />
    public object Identity => OneAndOnly;

    /// <inheritdoc />
    /// <remarks>Named as beside a SQLite file, so that what its last run left is stored here once the site has moved.</remarks>
    public required string PathOfFiles { get; init; }

    /// <summary>A year: a file may lie beside a process that is down, where no other process sees it. There is one id for each run.</summary>
    public TimeSpan BatchIdsKept => TimeSpan.FromDays(366);

    /// <summary>Reads a connection string of Npgsql's, which may name several hosts of which one takes writes.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="folder">Where files are kept that belong to the database, an absolute path.</param>
    /// <param name="engine">The engine.</param>
    /// <returns>False where it is malformed or names no host or no database.</returns>
    public static bool TryParse(string connectionString, string folder, [NotNullWhen(true)] out PostgreSqlEngine? engine)
    {
        engine = null;
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrEmpty(given.Host) || string.IsNullOrEmpty(given.Database))
            {
                return false;
            }

            Complete(given, new DbConnectionStringBuilder { ConnectionString = connectionString });
            engine = new PostgreSqlEngine { ConnectionString = given.ToString(), Name = $"{given.Database} on {given.Host}", PathOfFiles = Path.Combine(folder, "hippain.db") };
            return true;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void CloseIdleConnections()
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    /// <summary>Under an advisory lock, which the server takes back from a process that dies.</summary>
    public async Task MigrateAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        // The lock belongs to the connection: it stays open until the migrations are done.
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (!await database.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_lock({MigrationLock}) AS "Value" """).SingleAsync(cancellationToken))
            {
                throw new IOException("Another process is migrating the database.");
            }

            await database.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            if (database.Database.GetDbConnection().State is System.Data.ConnectionState.Open)
            {
                await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            }

            await database.Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc />
    public Task HoldNamesAsync(HipPainDbContext database, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({NamesLock})", cancellationToken);

    /// <summary>Has the server give the room of deleted feedback free, which it overwrites as new comes. Words of searches wait for the server's own
    /// round: an editor who deletes must not wait for the table of all counts. The server's log of changes is its own business.</summary>
    public async Task<bool> TryEraseDeletedAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        await database.Database.ExecuteSqlAsync($"""VACUUM "Feedback" """, cancellationToken);
        return true;
    }

    private static void Complete(NpgsqlConnectionStringBuilder full, DbConnectionStringBuilder given)
    {
        // Days are days of UTC, in the server's arithmetic too.
        full.Timezone = "UTC";
        full.ApplicationName ??= "hippain";
        // Readers wait for a vote to be stored, so nobody waits long for a server that does not answer.
        full.Timeout = given.ContainsKey("Timeout") ? full.Timeout : DatabaseFile.LockTimeoutSeconds;
        full.CancellationTimeout = given.ContainsKey("Cancellation Timeout") ? full.CancellationTimeout : 500;
        full.KeepAlive = given.ContainsKey("Keepalive") ? full.KeepAlive : 30;
        if (full.Host!.Contains(',', StringComparison.Ordinal) && !given.ContainsKey("Target Session Attributes"))
        {
            full.TargetSessionAttributes = "primary";
        }
    }
}
