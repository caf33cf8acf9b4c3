namespace HipPain.Web.Data.Backups;

/// <summary>
/// A folder for files that are not finished, which only the site's user can look into. All in it is deleted in the end; what a killed
/// process left is deleted by the next one that works there.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = ".hippain-making-";
    private const string LockName = "lock";

    private readonly FileStream _lock;

    private WorkFolder(string path)
    {
        Path = path;
        _lock = Lock(path, FileMode.CreateNew);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes one in a folder, so that its files can be renamed to others there.</summary>
    /// <exception cref="IOException">There is no such folder, or no room in it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static WorkFolder In(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder {folder} does not exist.");
        }

        DeleteAbandoned(folder);
        var path = System.IO.Path.Combine(folder, Prefix + Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new WorkFolder(path);
    }

    /// <summary>Makes an empty file that only the site's user can read.</summary>
    /// <returns>Its path.</returns>
    public string NewFile(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var made = new FileStream(path, options);
        return path;
    }

    /// <summary>Puts a finished file on the disk, so that no power cut takes it back.</summary>
    public static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _lock.Dispose();
        Delete(Path);
    }

    private static FileStream Lock(string path, FileMode mode) =>
        new(System.IO.Path.Combine(path, LockName), mode, FileAccess.Write, FileShare.None);

    private static void DeleteAbandoned(string folder)
    {
        foreach (var path in Directory.EnumerateDirectories(folder, Prefix + "*"))
        {
            try
            {
                // Whoever still works there holds its lock.
                Lock(path, FileMode.Open).Dispose();
                Delete(path);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                // In use, or not ours to delete.
            }
        }
    }

    private static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The next one who works here tries again.
        }
    }
}
