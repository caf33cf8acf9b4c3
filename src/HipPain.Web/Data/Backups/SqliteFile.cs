using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HipPain.Web.Data.Backups;

/// <summary>A SQLite file that is opened once, outside the site's connections. What it runs can be interrupted.</summary>
internal sealed class SqliteFile : IDisposable
{
    // SQLite's own numbers: sqlite.org/rescode.html.
    private const int Busy = 5;
    private const int Interrupted = 9;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    private readonly SqliteConnection _connection;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _interruption;

    /// <summary>Opens a file that is there.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public SqliteFile(string path, CancellationToken cancellation)
    {
        var parts = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = DatabaseFile.LockTimeoutSeconds,
        };
        _cancellation = cancellation;
        _connection = new SqliteConnection(parts.ToString());
        try
        {
            _connection.Open();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        _interruption = cancellation.Register(() => raw.sqlite3_interrupt(_connection.Handle));
    }

    /// <summary>Whether an error says that the file is no whole database.</summary>
    public static bool IsDamage(SqliteException cause) => cause.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>Whether an error says that another has locked the file.</summary>
    public static bool IsBusy(SqliteException cause) => cause.SqliteErrorCode == Busy;

    /// <summary>What an error says, for the end of a sentence.</summary>
    public static string InWords(SqliteException cause) => cause.SqliteErrorCode switch
    {
        Full => "the disk is full",
        Busy => "another program has locked it",
        Corrupt or NotADatabase => "it is broken",
        _ => $"SQLite says {cause.SqliteErrorCode}, \"{raw.sqlite3_errstr(cause.SqliteErrorCode).utf8_to_string()}\"",
    };

    /// <summary>Runs a statement.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Run(string sql, string? value = null) => Column(sql, value);

    /// <summary>The first column of what a statement finds, as text.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="SqliteException">It failed.</exception>
    public IReadOnlyList<string> Column(string sql, string? value = null)
    {
        _cancellation.ThrowIfCancellationRequested();
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (value is not null)
        {
            command.Parameters.AddWithValue("$value", value);
        }

        try
        {
            var found = new List<string>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found.Add(reader.GetValue(0).ToString() ?? "");
            }

            return found;
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == Interrupted && _cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cause.Message, cause, _cancellation);
        }
    }

    /// <summary>How many rows a table has.</summary>
    public long CountRows(string table) => long.Parse(Column($"SELECT count(*) FROM \"{table}\"")[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What is wrong with the file, for the end of a sentence; null if it is whole.</summary>
    public string? FindDamage() =>
        Column("PRAGMA integrity_check(1)") is [not "ok", ..] ? "it is broken"
        : Column("PRAGMA foreign_key_check").Count > 0 ? "a row in it belongs to one that is not there"
        : null;

    /// <inheritdoc />
    public void Dispose()
    {
        _interruption.Dispose();
        _connection.Dispose();
    }
}
