using System.Globalization;
using System.Text.Json;
using HipPain.Web.Data.Engines;

namespace HipPain.Web.PageViews;

/// <summary>
/// The files beside the database that hold what a run could not store at its end, each under a name of its own, so that none is
/// overwritten. A file is deleted once all of it is stored; storing it twice does no harm, because its batches keep their ids.
/// </summary>
public sealed partial class SpillFolder(IDatabaseEngine engine, TimeProvider time, ILogger<SpillFolder> logger)
{
    /// <summary>The largest file that is read, in bytes. It has room for <see cref="BatchInHand.MostCounts"/> of the longest names, each
    /// character of which JSON may write as six.</summary>
    public const long MaxBytes = 128 * 1024 * 1024;

    private const string Unfinished = ".tmp";

    private string Folder => Path.GetDirectoryName(engine.PathOfFiles)!;

    private string Prefix => Path.GetFileName(engine.PathOfFiles) + ".views-";

    /// <summary>Writes batches to new files that only the site's own user can read. When it returns, they are on the disk.</summary>
    /// <returns>The files' paths: one, unless there are more than <see cref="BatchInHand.MostCounts"/> counts.</returns>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public IReadOnlyList<string> Write(IEnumerable<CountedBatch> batches) => [.. InFiles(batches).Select(WriteFile)];

    private static IEnumerable<IReadOnlyList<CountedBatch>> InFiles(IEnumerable<CountedBatch> batches)
    {
        var (file, counts) = (new List<CountedBatch>(), 0);
        foreach (var batch in batches)
        {
            if (file.Count > 0 && counts + batch.Counts.Count > BatchInHand.MostCounts)
            {
                yield return file;
                (file, counts) = ([], 0);
            }

            file.Add(batch);
            counts += batch.Counts.Count;
        }

        if (file.Count > 0)
        {
            yield return file;
        }
    }

    private string WriteFile(IReadOnlyList<CountedBatch> batches)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, $"{Prefix}{Guid.CreateVersion7()}.json");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(path + Unfinished, options))
        {
            SpillFile.Of(batches).Write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + Unfinished, path, overwrite: false);
        return path;
    }

    /// <summary>Whether there is no file; false too where that cannot be seen.</summary>
    public bool IsEmpty
    {
        get
        {
            try
            {
                return !Files().Any();
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>The files there are, oldest first. A file that was not finished is one of them: it may be whole.</summary>
    public IReadOnlyList<string> List()
    {
        try
        {
            return [.. Files().Order(StringComparer.Ordinal)];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            LogNotListed(cause);
            return [];
        }
    }

    /// <summary>Reads a file. One that makes no sense is set aside under another name; one that cannot be opened stays.</summary>
    /// <returns>Its batches, or null.</returns>
    public IReadOnlyList<CountedBatch>? Read(string path)
    {
        try
        {
            // Who still writes it keeps others out.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return stream.Length <= MaxBytes ? SpillFile.Read(stream) : throw new JsonException("It is too large.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            LogNotRead(Path.GetFileName(path), cause);
        }
        catch (Exception cause)
        {
            SetAside(path, cause);
        }

        return null;
    }

    /// <summary>Deletes a file whose batches are all stored.</summary>
    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            LogNotDeleted(Path.GetFileName(path), cause);
        }
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, Prefix + "*")
        .Where(path => path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".json" + Unfinished, StringComparison.Ordinal));

    private void SetAside(string path, Exception reason)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.{time.GetUtcNow():yyyyMMddHHmmssfff}.broken");
        try
        {
            File.Move(path, aside, overwrite: false);
            LogSetAside(Path.GetFileName(path), Path.GetFileName(aside), reason);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            LogNotRead(Path.GetFileName(path), cause);
        }
    }

    [LoggerMessage(LogLevel.Error, "{File} is no whole file of page views. It is kept as {Aside}, and nothing of it was counted.")]
    private partial void LogSetAside(string file, string aside, Exception cause);

    [LoggerMessage(LogLevel.Error, "{File} holds page views and could not be read. It stays; the next start tries again.")]
    private partial void LogNotRead(string file, Exception cause);

    [LoggerMessage(LogLevel.Error, "{File} holds page views that are stored now, and could not be deleted. Delete it.")]
    private partial void LogNotDeleted(string file, Exception cause);

    [LoggerMessage(LogLevel.Error, "It could not be seen whether an earlier run left page views beside the database.")]
    private partial void LogNotListed(Exception cause);
}
