using System.Diagnostics;
using AngleSharp.Html.Parser;
using HipPain.Web.Tests.Data;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Faults;

/// <summary>What can become of the content folder while the site runs: readers keep the last good guide, then get the right one.</summary>
[Collection(FaultTests.Name)]
[Trait("Category", "Slow")]
public sealed class ContentTests : IDisposable
{
    private const int Many = 10_000;
    private const string End = "These are the last words.";

    private readonly string _content = Site.CopyGuide();
    private readonly ITestOutputHelper _output;
    private readonly FaultSite _site;

    public ContentTests(ITestOutputHelper output) => (_output, _site) = (output, new FaultSite { Settings = [("Content__Root", _content)] });

    public void Dispose()
    {
        _site.Dispose();
        Directory.Delete(_content, recursive: true);
    }

    [Fact]
    public async Task Folder_that_is_deleted_and_put_back_leaves_the_last_guide_and_then_the_new_one()
    {
        using var run = await _site.StartReadyAsync();
        using var reader = FaultSite.Browser(run);
        var readers = new Readers(FaultSite.AddressOf(run), pauseMilliseconds: 5).Begin();
        Directory.Delete(_content, recursive: true);
        await run.SaysAsync("The guide cannot be read");
        foreach (var path in Repository.Articles)
        {
            Assert.Equal(200, await FaultSite.StatusAsync(reader, path));
        }

        var next = Site.CopyGuide();
        await File.WriteAllTextAsync(Path.Combine(next, "back.md"), Article("Back", "It is back."));
        Directory.Move(next, _content);
        await TestSite.EventuallyAsync(async () => await FaultSite.StatusAsync(reader, "/back") == 200);
        await readers.EndAsync();

        Assert.Empty(readers.Errors);
        Assert.Equal((0, 0), (readers.Cut, readers.Unanswered));
    }

    [Fact]
    public async Task File_that_ends_in_its_front_matter_leaves_the_last_good_article_until_it_is_whole()
    {
        using var run = await _site.StartReadyAsync();
        using var reader = FaultSite.Browser(run);
        var path = Path.Combine(_content, "causes.md");
        var text = (await File.ReadAllTextAsync(path)).Replace("title: Causes", "title: Reasons", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..20]);
        await run.SaysAsync("causes.md:1");
        Assert.Equal("Causes", await TitleAsync(reader));

        await File.WriteAllTextAsync(path, text);
        await TestSite.EventuallyAsync(async () => await TitleAsync(reader) == "Reasons");
    }

    [Fact]
    public async Task File_that_is_written_bit_by_bit_is_never_seen_half()
    {
        // What a file has to be left alone for is 100 ms.
        var patience = TimeSpan.FromMilliseconds(80);
        using var run = await _site.StartReadyAsync();
        using var reader = FaultSite.Browser(run);
        var path = Path.Combine(_content, "causes.md");
        var original = await File.ReadAllTextAsync(path);
        var before = ("Causes", IsWhole: false);
        for (var attempt = 1; ; attempt++)
        {
            Assert.True(attempt < 50, "The machine never let a file be written without a stop on the way.");
            var after = ($"Reasons {attempt}", IsWhole: true);
            var text = original.Replace("title: Causes", $"title: {after.Item1}", StringComparison.Ordinal).TrimEnd() + $"\n\n{End}\n";
            var writing = Task.Factory.StartNew(() => WriteBitByBit(path, text), TaskCreationOptions.LongRunning);
            var seen = new List<(string Title, bool IsWhole)>();
            await TestSite.EventuallyAsync(async () =>
            {
                seen.Add(await LookAsync(reader));
                return seen[^1] == after;
            });
            if (await writing < patience)
            {
                Assert.All(seen, look => Assert.Contains(look, new[] { before, after }));
                Assert.Contains(before, seen);
                return;
            }

            before = after;
        }
    }

    [Fact]
    public async Task Ten_thousand_files_that_are_saved_at_once_hold_nobody_up_and_are_all_published()
    {
        using var run = await _site.StartReadyAsync();
        using var reader = FaultSite.Browser(run);
        var readers = new Readers(FaultSite.AddressOf(run), readers: 1, pauseMilliseconds: 10).Begin();
        foreach (var words in (string[])["First words.", "Second words."])
        {
            var clock = Stopwatch.StartNew();
            Save("/many", "Many", words);
            Parallel.For(0, Many / 100, group => Save($"/many/group-{group}", $"Group {group}", words));
            Parallel.For(0, Many, number => Save(PathOf(number), $"Page {number}", words));
            var written = clock.Elapsed;
            await TestSite.EventuallyAsync(async () => await SaysAsync(reader, Many - 1, words), seconds: 240);
            _output.WriteLine($"{Many} files written in {written.TotalSeconds:0.0} s, seen {(clock.Elapsed - written).TotalSeconds:0.0} s later.");

            // One guide is whole: where one page is new, all are.
            for (var number = 0; number < Many; number += 97)
            {
                await TestSite.EventuallyAsync(async () => await SaysAsync(reader, number, words));
            }
        }

        var sitemap = await reader.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative));
        Assert.Equal(Many, sitemap.Split("/page-").Length - 1);
        await readers.EndAsync();
        _output.WriteLine($"{readers.Answered.Count} pages meanwhile, the slowest after {readers.Slowest.TotalMilliseconds:0} ms.");
        Assert.Empty(readers.Errors);
        Assert.Equal((0, 0), (readers.Cut, readers.Unanswered));
    }

    private static string PathOf(int number) => $"/many/group-{number / 100}/page-{number % 100}";

    private void Save(string path, string title, string words)
    {
        var file = Path.Combine(_content, path[1..] + ".md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Article(title, words));
    }

    private static string Article(string title, string words) =>
        $"---\ntitle: {title}\nsummary: A page.\nkind: article\norder: 9\nresearched: 2026-11-23\n---\n{words} See [when to see a doctor](/when-to-see-a-doctor).\n";

    /// <returns>The longest time that the file was left alone before it was whole.</returns>
    private static TimeSpan WriteBitByBit(string path, string text)
    {
        var longest = TimeSpan.Zero;
        using var file = new StreamWriter(path) { AutoFlush = true };
        foreach (var piece in text.Chunk((text.Length / 60) + 1))
        {
            var clock = Stopwatch.StartNew();
            Thread.Sleep(10);
            file.Write(piece);
            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
        }

        return longest;
    }

    private static async Task<(string Title, bool IsWhole)> LookAsync(HttpClient reader)
    {
        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync(new Uri("/causes", UriKind.Relative)));
        return (page.QuerySelector("h1")!.TextContent.Trim(), page.QuerySelector("main")!.TextContent.Contains(End, StringComparison.Ordinal));
    }

    private static async Task<string> TitleAsync(HttpClient reader) => (await LookAsync(reader)).Title;

    private static async Task<bool> SaysAsync(HttpClient reader, int number, string words)
    {
        using var response = await reader.GetAsync(new Uri(PathOf(number), UriKind.Relative));
        return response.IsSuccessStatusCode && (await response.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal);
    }
}
