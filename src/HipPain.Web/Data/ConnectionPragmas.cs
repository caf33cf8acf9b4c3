using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HipPain.Web.Data;

/// <summary>What SQLite must be told on every connection.</summary>
public sealed class ConnectionPragmas : DbConnectionInterceptor
{
    // secure_delete overwrites a deleted comment instead of only unlinking it; synchronous makes a commit survive a power cut.
    private const string Pragmas = "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;";

    /// <inheritdoc />
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
