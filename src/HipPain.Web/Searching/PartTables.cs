using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Searching;

/// <summary>
/// The text of the guide's parts in SQLite's full-text index, in memory only. Written once, then read by any number of threads,
/// each with a connection of its own. The parts are spread over several tables, because to rank the matches of a common word
/// takes about a microsecond for each: who reads table by table can stop when there are enough. One more table has the headings.
/// </summary>
internal sealed class PartTables : IDisposable
{
    /// <summary>The beginning and the end of a match in a snippet: no text of the guide holds control characters.</summary>
    public const char MatchStart = '\u0001', MatchEnd = '\u0002';

    private const string Words = "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '3'";

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = $"file:/{Guid.NewGuid():N}?vfs=memdb", Pooling = false }.ToString();
    private readonly ConcurrentBag<PartReader> _readers = [];
    private readonly SqliteConnection _writer;
    private int _rows;

    /// <summary>Builds the tables; rows are numbered from 0 through all of them.</summary>
    public PartTables(IEnumerable<IEnumerable<(string Article, string Heading, string Text)>> tables, CancellationToken cancellation)
    {
        _writer = new SqliteConnection(_connection);
        try
        {
            _writer.Open();
            Run($"PRAGMA journal_mode = OFF; CREATE VIRTUAL TABLE headings USING fts5(heading, content = '', {Words});");
            foreach (var parts in tables)
            {
                Fill(parts, cancellation);
            }
        }
        catch
        {
            _writer.Dispose();
            throw;
        }
    }

    /// <summary>How many tables there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes that the tables take in memory.</summary>
    public long Bytes
    {
        get
        {
            using var command = new SqliteCommand("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size;", _writer);
            return (long)command.ExecuteScalar()!;
        }
    }

    /// <summary>The best rows of a table, best first.</summary>
    /// <param name="table">The table, from 0.</param>
    /// <param name="expression">What to look for, in the language of FTS5.</param>
    /// <param name="most">How many rows at the most.</param>
    public List<MatchingRow> Match(int table, string expression, int most) =>
        Read(reader => reader.Match(table, expression, most));

    /// <summary>Rows of all tables with a heading that matches, in their order.</summary>
    /// <param name="expression">What to look for, in the language of FTS5.</param>
    /// <param name="most">How many rows at the most.</param>
    public List<int> MatchHeadings(string expression, int most) => Read(reader => reader.MatchHeadings(expression, most));

    /// <summary>A piece of one row's text with the matches marked; null if the row does not match.</summary>
    /// <param name="table">The table that has the row, from 0.</param>
    /// <param name="expression">What to look for, in the language of FTS5.</param>
    /// <param name="row">The row's number.</param>
    public string? Snippet(int table, string expression, int row) => Read(reader => reader.Snippet(table, expression, row));

    /// <summary>Gives the memory back; nobody may be reading any more.</summary>
    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
    }

    private T Read<T>(Func<PartReader, T> read)
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = new PartReader(_connection, Count);
        }

        try
        {
            return read(reader);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private void Fill(IEnumerable<(string Article, string Heading, string Text)> parts, CancellationToken cancellation)
    {
        // An article's title tells less of one part than the part's own heading does.
        Run($"""
            CREATE VIRTUAL TABLE parts{Count} USING fts5(article, heading, text, {Words});
            INSERT INTO parts{Count} (parts{Count}, rank) VALUES ('rank', 'bm25(3.0, 6.0, 1.0)');
            """);
        using var transaction = _writer.BeginTransaction();
        using var insert = _writer.CreateCommand();
        insert.CommandText = $"""
            INSERT INTO parts{Count} (rowid, article, heading, text) VALUES ($row, $article, $heading, $text);
            INSERT INTO headings (rowid, heading) VALUES ($row, $heading);
            """;
        var row = insert.Parameters.Add("$row", SqliteType.Integer);
        var article = insert.Parameters.Add("$article", SqliteType.Text);
        var heading = insert.Parameters.Add("$heading", SqliteType.Text);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        foreach (var part in parts)
        {
            cancellation.ThrowIfCancellationRequested();
            (row.Value, article.Value, heading.Value, text.Value) = (_rows++, part.Article, part.Heading, part.Text);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        Run($"INSERT INTO parts{Count} (parts{Count}) VALUES ('optimize');");
        Count++;
    }

    private void Run(string sql)
    {
        using var command = _writer.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
