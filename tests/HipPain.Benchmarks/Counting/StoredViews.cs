using HipPain.Web.PageViews;
using Microsoft.Data.Sqlite;

namespace HipPain.Benchmarks.Counting;

/// <summary>Databases in which views are stored already.</summary>
internal static class StoredViews
{
    private const int Years = 10;

    /// <summary>The addresses that are counted.</summary>
    public const int Addresses = 1_000;

    /// <summary>The name of one of them.</summary>
    public static string Address(int number) => $"/part/page-{number}";

    /// <summary>Makes a database of ten years of a thousand addresses: 3,650,000 rows, and more than ten million views.</summary>
    /// <returns>How many views.</returns>
    public static Task<long> FillManyAsync(string path) => FillAsync(path, Years * 365, Addresses, each: 3);

    /// <summary>Makes a database with views up to today.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="days">How many days, today the last.</param>
    /// <param name="addresses">How many addresses each day.</param>
    /// <param name="each">How many views of each on each day.</param>
    /// <returns>How many views.</returns>
    public static async Task<long> FillAsync(string path, int days, int addresses, int each)
    {
        await (await SiteDatabase.OpenAsync(path)).DisposeAsync();
        SqliteConnection.ClearAllPools();
        using var connection = Open(path);
        // The index is made in one go, since rows come in the order of the other.
        var index = Text(connection, "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = 'IX_PageViewCounts_Kind_Name_Day'");
        Run(connection, "DROP INDEX IX_PageViewCounts_Kind_Name_Day");
        Run(connection, $"""
            WITH RECURSIVE Days(Number) AS (SELECT 1 - {days} UNION ALL SELECT Number + 1 FROM Days WHERE Number < 0),
                Pages(Number) AS (SELECT 0 UNION ALL SELECT Number + 1 FROM Pages WHERE Number < {addresses - 1})
            INSERT INTO PageViewCounts (Day, Kind, Name, Count)
            SELECT date('now', Days.Number || ' days'), 'View', '{Address(0)[..^1]}' || Pages.Number, {each} FROM Days, Pages
            """);
        Run(connection, index);
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return (long)days * addresses * each;
    }

    /// <summary>Opens a database as the site does: a commit survives a power cut, and what is deleted is overwritten.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>All views that are stored.</summary>
    public static long Count(string path)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT SUM(Count) FROM PageViewCounts WHERE Kind = 'View'";
        return command.ExecuteScalar() is long sum ? sum : 0;
    }

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }
}
