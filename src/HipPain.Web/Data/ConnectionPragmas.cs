using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace HipPain.Web.Data;

/// <summary>What SQLite must be told on every connection, and which connections nobody is to be given again.</summary>
public sealed class ConnectionPragmas : DbConnectionInterceptor
{
    // schema_version reads the header; it comes first, since what fails after a row is not heard of. secure_delete overwrites a deleted comment
    // instead of only unlinking it; synchronous makes a commit survive a power cut.
    private const string Pragmas = "PRAGMA schema_version; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;";

    /// <inheritdoc />
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            Leave(connection);
            throw;
        }

        LeaveIfReadOnly(connection);
    }

    /// <inheritdoc />
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite answers on the calling thread either way.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    // SQLite opens a file that may not be written for reading, without an error.
    private static void LeaveIfReadOnly(DbConnection connection)
    {
        if (connection is SqliteConnection { Handle: { } handle } && raw.sqlite3_db_readonly(handle, "main") == 1)
        {
            Leave(connection);
        }
    }

    // What a connection found when it was opened, or read once, it goes on finding when the file is well again. This one and those that are idle
    // do not come out of the pool any more.
    private static void Leave(DbConnection connection) => SqliteConnection.ClearPool((SqliteConnection)connection);
}
