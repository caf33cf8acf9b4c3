using System.Diagnostics.CodeAnalysis;
using HipPain.Content;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Data;

/// <summary>The SQLite file that holds everything the site remembers.</summary>
public sealed record DatabaseFile
{
    /// <summary>The longest wait for another writer, in seconds. SQLite waits on the calling thread, so it is short.</summary>
    public const int LockTimeoutSeconds = 2;

    private DatabaseFile()
    {
    }

    /// <summary>The absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Opens the file, creating it if need be.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Tells the file that is in its place from another that was; null where there is none. SQLite goes on writing to a file that
    /// was deleted or unmounted under it, and all that is written then is lost without an error.</summary>
    public FileIdentity? Identity => FileIdentity.Of(Path);

    /// <summary>Reads a connection string that names a file, relative to <paramref name="home"/> or absolute.</summary>
    /// <returns>False where it is malformed or names no file (a database in memory would forget feedback).</returns>
    public static bool TryParse(string connectionString, string home, [NotNullWhen(true)] out DatabaseFile? file)
    {
        file = null;
        try
        {
            var parts = new SqliteConnectionStringBuilder(connectionString);
            if (parts.DataSource is "" or ":memory:" || parts.Mode == SqliteOpenMode.Memory
                || parts.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            parts.DataSource = System.IO.Path.GetFullPath(parts.DataSource, home);
            parts.DefaultTimeout = LockTimeoutSeconds;
            file = new DatabaseFile { Path = parts.DataSource, ConnectionString = parts.ToString() };
            return true;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Closes idle connections, so that the next one opens the file that is there now.</summary>
    public void CloseIdleConnections()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
