using System.Runtime.InteropServices;
using System.Text;

namespace HipPain.Content;

/// <summary>
/// What Linux knows of a file without reading it. Whatever is done to a file, a new time of change comes with it: unlike the time
/// of writing, no program can set it back, so a file that was swapped for one of the same size and age is noticed too.
/// </summary>
/// <param name="Device">The file system it is on.</param>
/// <param name="Inode">Its number there.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Written">When its content was written, in nanoseconds since 1970.</param>
/// <param name="Changed">When anything about it was changed, in nanoseconds since 1970.</param>
/// <param name="Born">When it was made, in nanoseconds since 1970; 0 where the file system does not keep that.</param>
/// <param name="Mode">Its type and permissions, as in <c>st_mode</c>.</param>
internal readonly record struct FileStamp(ulong Device, ulong Inode, ulong Length, long Written, long Changed, long Born, ushort Mode)
{
    private const int MostPath = 4096;

    // Whether a call to the system failed for good: not Linux, or a C library from before 2018.
    private static volatile bool _isMissing = !OperatingSystem.IsLinux();

    public bool IsRegular => (Mode & 0xF000) == 0x8000;

    public bool IsLink => (Mode & 0xF000) == 0xA000;

    /// <summary>How long ago the file was changed; negative where the file system's clock is ahead of this one.</summary>
    public TimeSpan Age => DateTime.UtcNow - DateTime.UnixEpoch.AddTicks(Changed / TimeSpan.NanosecondsPerTick);

    /// <summary>The stamp of a file, not of what it links to unless told so; null where there is none or the system cannot tell.</summary>
    public static FileStamp? Of(string path, bool followLinks = false)
    {
        Span<byte> bytes = stackalloc byte[MostPath];
        if (_isMissing || !Encoding.UTF8.TryGetBytes(path, bytes[..^1], out var length))
        {
            return null;
        }

        bytes[length] = 0;
        try
        {
            const int currentFolder = -100, doNotFollow = 0x100;
            const uint basicStatsAndBirth = 0xFFF;
            return Read(currentFolder, ref bytes[0], followLinks ? 0 : doNotFollow, basicStatsAndBirth, out var status) == 0
                ? new FileStamp(
                    ((ulong)status.DeviceMajor << 32) | status.DeviceMinor, status.Inode, status.Length, status.Written.Nanoseconds, status.Changed.Nanoseconds,
                    status.Born.Nanoseconds, status.Mode)
                : null;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            _isMissing = true;
            return null;
        }
    }

    // .NET tells neither the time of change nor the inode. The layout is the same on every processor: see statx(2).
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32 | DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int folder, ref byte path, int flags, uint mask, out Status status);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(40)]
        public readonly ulong Length;

        [FieldOffset(80)]
        public readonly Moment Born;

        [FieldOffset(96)]
        public readonly Moment Changed;

        [FieldOffset(112)]
        public readonly Moment Written;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private readonly struct Moment
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;

        public long Nanoseconds => (_seconds * 1_000_000_000) + _nanoseconds;
    }
}
