using System.Diagnostics;
using System.Globalization;
using HipPain.Web.Tests.Data;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Faults;

/// <summary>What a disk, or somebody at it, can do to the database while the site runs. The site is repaired without a restart.</summary>
[Collection(FaultTests.Name)]
[Trait("Category", "Slow")]
public sealed class OutageTests(ITestOutputHelper output) : IDisposable
{
    private const string Words = "Keep my words.";

    // Who may write any file whatever its mode says gives that up, but for nothing else. Writing past a limit is an error then, and no end.
    private static readonly string[] AsAnyUser =
    [
        .. Environment.UserName == "root" ? (string[])["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [],
        "/bin/sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh",
    ];

    private readonly FaultSite _site = new() { Launcher = AsAnyUser };

    public void Dispose() => _site.Dispose();

    [Fact]
    public Task Full_disk() => BreakAndRepairAsync(
        run => Limit(run, "1:unlimited"),
        run => Limit(run, "unlimited:unlimited"));

    [Fact]
    public Task Files_that_may_not_be_written() => BreakAndRepairAsync(
        _ =>
        {
            // What is open stays open for writing; whoever opens the files anew, as after a remount, may only read.
            SetMode(UnixFileMode.UserRead);
            SwapFolder();
        },
        _ => SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite));

    [Fact]
    public Task Folder_that_is_gone() => BreakAndRepairAsync(
        _ => Directory.Move(_site.DataFolder, _site.DataFolder + ".away"),
        _ => Directory.Move(_site.DataFolder + ".away", _site.DataFolder));

    [Fact]
    public Task Header_that_is_overwritten()
    {
        var header = new byte[100];
        return BreakAndRepairAsync(
            _ =>
            {
                // From the log of changes the header would come again.
                while (_site.Query<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
                {
                }

                Exchange(new byte[100]);
            },
            _ => Exchange(header));

        void Exchange(byte[] bytes)
        {
            using var file = new FileStream(_site.Database, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            if (header[0] == 0)
            {
                file.ReadExactly(header);
                file.Position = 0;
            }

            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
    }

    private async Task BreakAndRepairAsync(Action<ProgramRun> damage, Action<ProgramRun> repair)
    {
        using var run = await _site.StartReadyAsync();
        await FaultSite.ReadyAsync(run);
        using var voters = new Voters(FaultSite.AddressOf(run));
        var (status, details) = await voters.PostVoteAsync();
        Assert.Equal(303, status);
        var readers = new Readers(FaultSite.AddressOf(run), pauseMilliseconds: 5).Begin();
        await TestSite.EventuallyAsync(() => _site.Views() > 50);

        damage(run);
        var noticed = await FaultSite.ReadyAsync(run, isReady: false);
        for (var look = 0; look < 3; look++)
        {
            Assert.Equal((503, Words), await voters.PostCommentAsync(details!, Words));
            Assert.Equal(503, (await voters.PostVoteAsync()).Status);
        }

        repair(run);
        var repaired = await FaultSite.ReadyAsync(run);
        Assert.Equal((303, null), await voters.PostCommentAsync(details!, Words));
        Assert.Equal(303, (await voters.PostVoteAsync()).Status);
        await readers.EndAsync();
        var clock = Stopwatch.StartNew();
        await TestSite.EventuallyAsync(() => _site.Views() >= readers.Answered.Count);

        output.WriteLine($"Unready after {noticed.TotalSeconds:0.0} s, ready {repaired.TotalSeconds:0.0} s after the repair; {readers.Answered.Count} pages meanwhile, their views stored {clock.Elapsed.TotalSeconds:0.0} s later.");
        Assert.Empty(readers.Errors);
        Assert.Equal((0, 0), (readers.Cut, readers.Unanswered));
        Assert.Equal(readers.Answered.Count, _site.Views());
        Assert.Equal(2, _site.Query<long>("SELECT COUNT(*) FROM Feedback"));
        Assert.Equal(1, _site.Query<long>($"SELECT COUNT(*) FROM Feedback WHERE Comment = '{Words}'"));
        Assert.Equal("ok", _site.Query<string>("PRAGMA integrity_check"));
    }

    /// <summary>Sets how far a file of the process may be written, in bytes: to its end, the disk is full.</summary>
    private static void Limit(ProgramRun run, string bytes)
    {
        using var prlimit = Process.Start("prlimit", [$"--pid={run.Id.ToString(CultureInfo.InvariantCulture)}", $"--fsize={bytes}"]);
        prlimit.WaitForExit();
        Assert.Equal(0, prlimit.ExitCode);
    }

    private void SetMode(UnixFileMode mode)
    {
        foreach (var file in Directory.GetFiles(_site.DataFolder))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, mode);
            }
        }
    }

    // Copies in the place of the files, so that they are opened anew.
    private void SwapFolder()
    {
        var old = _site.DataFolder + ".old";
        Directory.Move(_site.DataFolder, old);
        Directory.CreateDirectory(_site.DataFolder);
        foreach (var file in Directory.GetFiles(old))
        {
            File.Copy(file, Path.Combine(_site.DataFolder, Path.GetFileName(file)));
        }
    }
}
