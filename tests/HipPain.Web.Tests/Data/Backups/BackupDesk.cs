using HipPain.Web.Commands;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Tests.Data.Backups;

/// <summary>The commands of backups, run within the process on the database of a test.</summary>
internal sealed class BackupDesk(TestSite site)
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    /// <summary>What the last command wrote.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last command wrote of what went wrong.</summary>
    public string Error { get; private set; } = "";

    public string PathOf(string name) => Path.Combine(site.Folder, name);

    public async Task<int> RunAsync(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Output = output, Error = error, WorkingFolder = site.Folder };
        var code = await CommandTree.RunAsync([$"--ConnectionStrings:HipPain={site.ConnectionString}", .. words], terminal);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public static CountedBatch Batch(long views) => new(Guid.CreateVersion7(), Of(views));

    public static Dictionary<PageViewKey, long> Of(long views) => new() { [new PageViewKey(Day, PageViewKind.View, "/causes")] = views };

    public Task StoreAsync(long views) => site.Get<BatchTable>().StoreAsync(Batch(views), CancellationToken.None);

    public static object? Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadWrite");
        connection.Open();
        return TestSite.Execute(connection, sql);
    }

    public static long ViewsIn(string path) => (long)Ask(path, "SELECT COALESCE(SUM(Count), 0) FROM PageViewCounts WHERE Kind = 'View'")!;

    /// <summary>Who may use a file; null where the system keeps no such thing.</summary>
    public static UnixFileMode? ModeOf(string path) => OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path);

    /// <summary>The names and bytes of all files that are there.</summary>
    public SortedDictionary<string, string> Everything() => new(
        Directory.EnumerateFiles(site.Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(path => !path.EndsWith("-shm", StringComparison.Ordinal) && !path.EndsWith(".migrating", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetRelativePath(site.Folder, path), path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(ReadAll(path)))),
        StringComparer.Ordinal);

    private static byte[] ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
