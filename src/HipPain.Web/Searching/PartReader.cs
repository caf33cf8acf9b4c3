using Microsoft.Data.Sqlite;

namespace HipPain.Web.Searching;

/// <summary>One connection to <see cref="PartTables"/> with the statements it has prepared; for one thread at a time.</summary>
internal sealed class PartReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand?[] _matching;
    private readonly SqliteCommand?[] _snippet;
    private readonly SqliteCommand _headings;

    public PartReader(string connection, int tables)
    {
        _connection = new SqliteConnection(connection);
        _connection.Open();
        _matching = new SqliteCommand[tables];
        _snippet = new SqliteCommand[tables];
        _headings = Prepare("SELECT rowid FROM headings WHERE headings MATCH $match LIMIT $number;");
    }

    public List<MatchingRow> Match(int table, string expression, int most)
    {
        var command = _matching[table] ??= Prepare($"""
            SELECT rowid, rank, {SnippetOf(table)} FROM parts{table}
            WHERE parts{table} MATCH $match ORDER BY rank LIMIT $number;
            """);
        var rows = new List<MatchingRow>();
        using var reader = Run(command, expression, most);
        while (reader.Read())
        {
            rows.Add(new MatchingRow(reader.GetInt32(0), reader.GetDouble(1), reader.GetString(2)));
        }

        return rows;
    }

    public List<int> MatchHeadings(string expression, int most)
    {
        var rows = new List<int>();
        using var reader = Run(_headings, expression, most);
        while (reader.Read())
        {
            rows.Add(reader.GetInt32(0));
        }

        return rows;
    }

    public string? Snippet(int table, string expression, int row)
    {
        var command = _snippet[table] ??= Prepare($"SELECT {SnippetOf(table)} FROM parts{table} WHERE parts{table} MATCH $match AND rowid = $number;");
        using var reader = Run(command, expression, row);
        return reader.Read() ? reader.GetString(0) : null;
    }

    public void Dispose()
    {
        foreach (var command in _matching.Concat(_snippet))
        {
            command?.Dispose();
        }

        _headings.Dispose();
        _connection.Dispose();
    }

    private static string SnippetOf(int table) => $"snippet(parts{table}, 2, char(1), char(2), '…', 30)";

    private static SqliteDataReader Run(SqliteCommand command, string expression, int number)
    {
        (command.Parameters[0].Value, command.Parameters[1].Value) = (expression, number);
        return command.ExecuteReader();
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$match", SqliteType.Text);
        command.Parameters.Add("$number", SqliteType.Integer);
        return command;
    }
}

/// <summary>A row that matches.</summary>
/// <param name="Row">Its number, from 0.</param>
/// <param name="Rank">Lower is better.</param>
/// <param name="Snippet">A piece of its text with the matches marked.</param>
internal readonly record struct MatchingRow(int Row, double Rank, string Snippet);
