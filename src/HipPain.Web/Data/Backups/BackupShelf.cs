using System.Globalization;
using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Data.Backups;

/// <summary>The folder of the daily copies. Each is named after its day; files with other names are left alone.</summary>
public sealed class BackupShelf(DatabaseFile database, IOptions<BackupOptions> options)
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string Ending = ".db";

    /// <summary>The folder.</summary>
    public string Folder => options.Value.Folder is { Length: > 0 } folder
        ? Path.GetFullPath(folder, HomeFolder.Find())
        : Path.Combine(Path.GetDirectoryName(database.Path)!, "backups");

    private string Prefix => Path.GetFileNameWithoutExtension(database.Path) + "-";

    /// <summary>The path of a day's copy, such as <c>hippain-2026-11-30.db</c>.</summary>
    public string PathOf(DateOnly day) => Path.Combine(Folder, Prefix + day.ToString(DayFormat, CultureInfo.InvariantCulture) + Ending);

    /// <summary>The days that there is a copy of, in order.</summary>
    /// <exception cref="IOException">The folder cannot be looked into.</exception>
    public IReadOnlyList<DateOnly> Days() => !Directory.Exists(Folder) ? [] :
        [.. Directory.EnumerateFiles(Folder, Prefix + "*" + Ending).Select(DayOf).OfType<DateOnly>().Order()];

    /// <summary>Deletes what is past its time, once there is a copy of today.</summary>
    /// <returns>How many files.</returns>
    public int DeleteOld(DateOnly today)
    {
        var days = Days().Where(day => day != today).ToList();
        // Days without a copy do not make older ones last longer: readers were told how long.
        var old = days.Where(day => day <= today.AddDays(-options.Value.Keep))
            .Union(days.SkipLast(options.Value.Keep - 1)).ToList();
        old.ForEach(day => File.Delete(PathOf(day)));
        return old.Count;
    }

    /// <summary>Makes the folder and keeps other processes from it until the result is disposed.</summary>
    /// <returns>Null where another process is at work there.</returns>
    public IDisposable? Take()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        try
        {
            return new FileStream(Path.Combine(Folder, "." + Prefix + "making"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (Directory.Exists(Folder))
        {
            return null;
        }
    }

    private DateOnly? DayOf(string path)
    {
        var name = Path.GetFileName(path);
        return DateOnly.TryParseExact(name[Prefix.Length..^Ending.Length], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
