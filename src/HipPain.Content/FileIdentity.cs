namespace HipPain.Content;

/// <summary>Tells a file from any other that was or will be in its place. It stays the same however the file is written to.</summary>
/// <param name="Device">The file system it is on; 0 where the system does not tell.</param>
/// <param name="Inode">Its number there; 0 where the system does not tell. The next file may get the number of a deleted one.</param>
/// <param name="Born">When it was made, in nanoseconds since 1970; 0 where the file system does not keep that.</param>
public sealed record FileIdentity(ulong Device, ulong Inode, long Born)
{
    /// <summary>The identity of the file at a path, or that its link leads to; null where there is none or it cannot be seen.</summary>
    public static FileIdentity? Of(string path)
    {
        if (FileStamp.Of(path, followLinks: true) is { IsRegular: true } stamp)
        {
            return new(stamp.Device, stamp.Inode, stamp.Born);
        }

        try
        {
            return !File.Exists(path) ? null
                // On Linux this would be the time of the last change.
                : new(0, 0, OperatingSystem.IsLinux() ? 0 : (File.GetCreationTimeUtc(path) - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
