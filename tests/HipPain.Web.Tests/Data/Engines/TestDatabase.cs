namespace HipPain.Web.Tests.Data.Engines;

/// <summary>
/// The database of one site under test: a file, or, where the variable HIPPAIN_TEST_DATABASE says PostgreSql, one of its own on a server
/// that all tests share. Tests of what only a file does are marked with the trait Engine=Sqlite.
/// </summary>
/// <param name="path">Where the file is or would be.</param>
public sealed class TestDatabase(string path) : IDisposable
{
    private string? _name;

    public static bool IsPostgreSql => Environment.GetEnvironmentVariable("HIPPAIN_TEST_DATABASE") is "PostgreSql";

    /// <summary>The settings that name it. It is made when they are first asked for.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings() => IsPostgreSql
        ? [("Database:Provider", "PostgreSql"), ("Database:Folder", Path.GetDirectoryName(path)!), ("ConnectionStrings:HipPain", OnServer())]
        : [("ConnectionStrings:HipPain", $"Data Source={path}")];

    public void Dispose()
    {
        if (_name is { } name)
        {
            InTime(PostgreSqlServer.SharedAsync()).DropAsync(name).Wait();
        }
    }

    private string OnServer()
    {
        var server = InTime(PostgreSqlServer.SharedAsync());
        _name ??= InTime(server.NewDatabaseAsync());
        return server.ConnectionString(_name);
    }

    // xunit's own context would wait for itself.
    private static T InTime<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
