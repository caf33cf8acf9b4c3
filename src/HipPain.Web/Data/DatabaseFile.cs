using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Whether the file is in its place. SQLite goes on writing to a file that was deleted or unmounted under it, and
    /// all that is written then is lost without an error.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>When the file in that place was made, in UTC: another time where it has been exchanged for another file. Without a
    /// file it is a day in 1601; the first day of the calendar where that cannot be seen.</summary>
    public DateTime CreatedAt
    {
        get
        {
            try
            {
                return File.GetCreationTimeUtc(Path);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                return default;
            }
        }
    }

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
