using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace HipPain.Benchmarks.Counting;

/// <summary>Two ways to put counts into SQLite, each in one transaction, to hold the site's own way against.</summary>
internal static class Flushes
{
    /// <summary>Adds one count.</summary>
    public const string Statement = $"INSERT INTO PageViewCounts (Day, Kind, Name, Count) VALUES (@day, 'View', @name, @count) {Conflict}";

    private const string Conflict = "ON CONFLICT (Day, Kind, Name) DO UPDATE SET Count = PageViewCounts.Count + excluded.Count";

    // "WHERE true": else SQLite takes ON for a join.
    private const string StatementForAll =
        "INSERT INTO PageViewCounts (Day, Kind, Name, Count) SELECT @day, 'View', value ->> 0, value ->> 1 FROM json_each(@all) WHERE true " + Conflict;

    /// <summary>A statement for each row, prepared once.</summary>
    public static void RowByRow(SqliteConnection connection, DateOnly day, IReadOnlyCollection<string> names)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Statement;
        AddParameters(command);
        foreach (var name in names)
        {
            Set(command, day, name, 1);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>One statement for all rows, which come as JSON.</summary>
    public static void AtOnce(SqliteConnection connection, DateOnly day, IReadOnlyCollection<string> names)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = StatementForAll;
        command.Parameters.AddWithValue("@day", Text(day));
        command.Parameters.AddWithValue("@all", JsonSerializer.Serialize(names.Select(name => (object[])[name, 1])));
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>Makes room for what <see cref="Set"/> sets.</summary>
    public static void AddParameters(SqliteCommand command)
    {
        foreach (var name in (string[])["@day", "@name", "@count"])
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    /// <summary>Says what <see cref="Statement"/> adds.</summary>
    public static void Set(SqliteCommand command, DateOnly day, string name, long count) =>
        (command.Parameters[0].Value, command.Parameters[1].Value, command.Parameters[2].Value) = (Text(day), name, count);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
