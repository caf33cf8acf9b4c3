using System.Diagnostics;
using System.Text;

namespace HipPain.Content.Tests;

/// <summary>Files that are read while something writes them. Half of an article can be a good article: it must never be published.</summary>
public sealed class WritingTests
{
    private const int Paragraphs = 400;

    /// <summary>Well below the time for which a file has to rest, in milliseconds.</summary>
    private const int Pause = 60;

    private double _longestPause;
    private long _lastWrite;

    [Fact]
    public void File_that_is_written_piece_by_piece_is_never_published_in_part()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", Version(0));
        using var stop = new CancellationTokenSource();
        var writer = new Thread(() => WriteOverAndOver(folder.PathOf("causes.md"), stop.Token)) { IsBackground = true };
        writer.Start();

        var loader = new GuideLoader(folder.Root, TimeProvider.System);
        var guide = Guide.Empty;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(4);)
        {
            _longestPause = 0;
            guide = loader.Load(guide);
            // On a busy machine the writer itself may pause for so long that its file looks finished.
            if (Math.Max(_longestPause, Stopwatch.GetElapsedTime(_lastWrite).TotalMilliseconds) < Pause)
            {
                AssertWhole(guide, orNone: true);
            }
            else
            {
                guide = Guide.Empty;
            }
        }

        stop.Cancel();
        writer.Join();
        guide = loader.Load(guide);
        Assert.Empty(guide.Problems);
        AssertWhole(guide, orNone: false);
    }

    [Fact]
    public void File_that_never_rests_keeps_its_last_good_version_and_is_named()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("One."));
        var loader = new GuideLoader(folder.Root, TimeProvider.System);
        var before = loader.Load(Guide.Empty);
        var guide = before;

        using var stop = new CancellationTokenSource();
        var writer = new Thread(() => WriteOverAndOver(folder.PathOf("causes.md"), stop.Token)) { IsBackground = true };
        writer.Start();
        // Until the writer itself has not paused for so long that its file looks finished.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Thread.Sleep(50);
            _longestPause = 0;
            guide = loader.Load(before);
            if (Math.Max(_longestPause, Stopwatch.GetElapsedTime(_lastWrite).TotalMilliseconds) < Pause)
            {
                break;
            }
        }

        stop.Cancel();
        writer.Join();

        var problem = Assert.Single(guide.Problems);
        Assert.Equal(("causes.md", "HP001"), (problem.File, problem.Rule.Id));
        Assert.Equal("<p>One.</p>", guide.Find("/causes")?.Lead);
    }

    private static string Version(int number) =>
        ContentFolder.Article(string.Join("\n\n", Enumerable.Repeat($"Version {number}.", Paragraphs)));

    // In place and in pieces, as an upload arrives.
    private void WriteOverAndOver(string path, CancellationToken stop)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            stream.SetLength(0);
            stream.Position = 0;
            foreach (var piece in Encoding.UTF8.GetBytes(Version(number)).Chunk(512))
            {
                stream.Write(piece);
                _longestPause = Math.Max(_longestPause, _lastWrite == 0 ? 0 : Stopwatch.GetElapsedTime(_lastWrite).TotalMilliseconds);
                _lastWrite = Stopwatch.GetTimestamp();
                Thread.Sleep(1);
            }
        }
    }

    private static void AssertWhole(Guide guide, bool orNone)
    {
        if (guide.Find("/causes") is { } causes)
        {
            var words = causes.Lead.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(Paragraphs, words.Length);
            Assert.Single(words.Distinct());
        }
        else
        {
            Assert.True(orNone);
        }
    }
}
