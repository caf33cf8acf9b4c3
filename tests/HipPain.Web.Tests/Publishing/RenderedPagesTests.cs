using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Publishing;

public sealed class RenderedPagesTests(RenderedPagesTests.LoggedSite kept) : IClassFixture<RenderedPagesTests.LoggedSite>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZip, BR", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("br ; q=0.8 , gzip ; q=0.8", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0.000, gzip;q=0", "")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.1, br;q=0", "gzip")]
    [InlineData("*;q=0", "")]
    [InlineData("gzip, *;q=0", "gzip")]
    [InlineData("identity", "")]
    [InlineData("identity;q=0", "")]
    [InlineData("identity;q=0, gzip;q=0.1", "gzip")]
    [InlineData("identity, gzip;q=0.5", "")]
    [InlineData("identity;q=0.5, gzip;q=0.5", "gzip")]
    [InlineData("deflate, zstd", "")]
    [InlineData("br;q=2", "")]
    [InlineData("br;q=-1, gzip", "gzip")]
    [InlineData("br;q=NaN", "")]
    [InlineData("br;level=3", "")]
    [InlineData(",,;q=1,;,gzip", "gzip")]
    [InlineData("brotli, gzipped", "")]
    public async Task Asker_gets_the_form_it_likes_best_and_the_shortest_of_those_liked_alike(string? accepted, string form)
    {
        using var response = await GetAsync(kept, "/recovery", "Accept-Encoding", accepted);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(form, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        Assert.True(response.Headers.CacheControl!.NoCache);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
        Assert.EndsWith("</html>", Decoded(bytes, form).TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"another\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"another\"", 200)]
    [InlineData("another", 200)]
    public async Task Copy_that_still_holds_is_not_sent_again(string known, int status)
    {
        await ShortestAsync(kept, "/causes");
        foreach (var form in new[] { "br", "gzip", "identity" })
        {
            using var first = await GetAsync(kept, "/causes", "Accept-Encoding", form);
            var tag = first.Headers.ETag!;
            Assert.False(tag.IsWeak);
            using var second = await GetAsync(
                kept, "/causes", "If-None-Match", known.Replace("{0}", tag.Tag, StringComparison.Ordinal), "Accept-Encoding", form);

            Assert.Equal((status, tag), ((int)second.StatusCode, second.Headers.ETag));
            Assert.Equal(status == 304, (await second.Content.ReadAsByteArrayAsync()).Length == 0);
            HouseRules.CheckHeaders(second);
        }
    }

    [Fact]
    public async Task Forms_of_a_page_have_tags_of_their_own_and_the_same_page_has_the_same_after_a_restart()
    {
        await using var again = new Site();
        HashSet<string> tags = [];
        foreach (var site in new[] { kept, again })
        {
            await ShortestAsync(site, "/causes");
            foreach (var form in new[] { "br", "gzip", "identity" })
            {
                using var response = await GetAsync(site, "/causes", "Accept-Encoding", form);
                tags.Add(response.Headers.ETag!.Tag);
            }
        }

        Assert.Equal(3, tags.Count);
    }

    [Theory]
    [InlineData("/symptoms")]
    [InlineData("/causes/overuse")]
    public async Task Head_answers_as_get_does_without_the_page(string path)
    {
        await using var site = new Site();
        using var client = site.Browser();
        for (var visit = 0; visit < 2; visit++)
        {
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            using var get = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Page_is_rendered_once_however_many_ask_for_it_at_the_same_time()
    {
        var log = new LogLines();
        await using var site = Site.With(log.Capture);
        using var client = site.Browser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetStringAsync(new Uri("/treatment", UriKind.Relative))));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, Renderings(log, "/treatment"));
    }

    [Fact]
    public async Task Page_is_sent_as_short_as_it_gets_soon_after_it_was_rendered()
    {
        using var plain = await GetAsync(kept, "/prevention");
        var text = await plain.Content.ReadAsByteArrayAsync();
        var shortest = new byte[text.Length];
        Assert.True(BrotliEncoder.TryCompress(text, shortest, out var length, quality: 11, window: 22));

        Assert.Equal(length, await ShortestAsync(kept, "/prevention"));
    }

    [Theory]
    [InlineData("Good days and bad days are normal.", "Good days and bad days are normal. One more sentence.", "One more sentence.")]
    [InlineData("note: First published.", "note: Said more plainly.", "Said more plainly.")]
    public async Task Saved_article_has_only_its_own_pages_rendered_again(string old, string saved, string words)
    {
        var log = new LogLines();
        await using var site = Site.WithOwnContent(log.Capture);
        string[] own = ["/recovery", "/recovery/rest"], others = ["/", "/causes", "/causes/overuse", "/conditions"];
        foreach (var path in own.Concat(others))
        {
            await site.GetPageAsync(path);
        }

        var before = own.Concat(others).ToDictionary(path => path, path => Renderings(log, path));
        await ReplaceAsync(site, "recovery.md", old, saved);
        await SeenAsync(site, "/recovery", words);
        foreach (var path in own.Concat(others))
        {
            await site.GetPageAsync(path);
        }

        Assert.All(own, path => Assert.True(Renderings(log, path) > before[path], path));
        Assert.All(others, path => Assert.Equal((path, before[path]), (path, Renderings(log, path))));
    }

    [Theory]
    [InlineData("recovery.md", "title: Recovery", "title: Getting better", "/", "Getting better")]
    [InlineData("recovery.md", "summary: How to rest", "summary: Ways to rest", "/", "Ways to rest")]
    [InlineData("recovery.md", "order: 8", "order: 1", "/recovery", "rel=\"next\" href=\"/where-does-it-hurt\"")]
    [InlineData("causes.md", "## Overuse {#overuse}", "## Too much {#overuse}", "/causes", "Too much")]
    [InlineData("glossary.md", "title: Glossary", "title: Glossary", "/glossary", null)]
    [InlineData("site.yaml", "name: HipPain", "name: SoreHip", "/", "SoreHip")]
    public async Task What_is_kept_after_a_save_is_what_would_be_rendered_anew(string file, string old, string saved, string seenAt, string? words)
    {
        await using var site = Site.WithOwnContent();
        var addresses = Repository.Articles.Append("/causes/overuse").ToList();
        await AskAsync(site, addresses);

        await ReplaceAsync(site, file, old, saved, words is null ? "\nMarker words.\n" : "");
        await SeenAsync(site, seenAt, words ?? "Marker words.");

        await HoldAgainstNewAsync(site, addresses);
    }

    [Fact]
    public async Task Article_that_is_added_is_in_all_menus_and_out_of_them_once_it_is_taken_away()
    {
        await using var site = Site.WithOwnContent();
        await AskAsync(site, Repository.Articles);

        await site.WriteAsync("shoes.md", "---\ntitle: Marker shoes\nsummary: What to run in.\nkind: article\norder: 3\nresearched: 2026-01-01\n---\n\nShoes. See [when to see a doctor](/when-to-see-a-doctor).\n");
        await SeenAsync(site, "/shoes", "Marker shoes");
        await HoldAgainstNewAsync(site, Repository.Articles);

        File.Delete(Path.Combine(site.ContentFolder, "shoes.md"));
        await SeenAsync(site, "/causes", "Marker shoes", isThere: false);
        await HoldAgainstNewAsync(site, Repository.Articles);
    }

    [Fact]
    public async Task Editor_is_never_answered_from_what_is_kept()
    {
        using var first = await GetAsync(kept, "/glossary");
        var before = Renderings(kept.Log, "/glossary");
        using var editor = await GetAsync(kept, "/glossary", "Cookie", "a=b; __Host-editor=anything", "If-None-Match", first.Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.OK, editor.StatusCode);
        Assert.Null(editor.Headers.ETag);
        Assert.Equal(before + 1, Renderings(kept.Log, "/glossary"));
        using var reader = await GetAsync(kept, "/glossary", "Cookie", "a=b");
        Assert.Equal(first.Headers.ETag, reader.Headers.ETag);
    }

    [Fact]
    public async Task Nothing_is_kept_for_an_address_that_does_not_exist()
    {
        for (var visit = 1; visit <= 2; visit++)
        {
            using var response = await GetAsync(kept, "/nothing/here");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Null(response.Headers.ETag);
        }
    }

    [Fact]
    public async Task Refused_host_gets_no_page_that_is_kept_and_has_a_line_in_the_log()
    {
        using var first = await GetAsync(kept, "/about");
        using var refused = await GetAsync(kept, "/about", "Host", "evil.example");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await kept.Log.WaitForAsync("A request for a host that is not the one of Site:Origin was refused", Patience);
        Assert.DoesNotContain(kept.Log.Lines, line => line.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_take_no_more_memory_than_is_allowed_and_those_that_nobody_asked_for_the_longest_go()
    {
        var log = new LogLines();
        await using var site = Site.With(host =>
        {
            host.UseSetting("RenderedPages:Megabytes", "1");
            log.Capture(host);
        });
        await AskAsync(site, Repository.Articles);
        // The time of asking is kept to the second.
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        await AskAsync(site, ["/symptoms", "/symptoms"]);

        // From the newest on, since each that is missing has older ones dropped.
        var (kept, bytes) = (new List<string>(), 0L);
        foreach (var path in Repository.Articles.Append("/symptoms").Reverse().Distinct())
        {
            var before = Renderings(log, path);
            using var page = await GetAsync(site, path, "Accept-Encoding", "identity");
            if (Renderings(log, path) > before)
            {
                break;
            }

            kept.Add(path);
            bytes += (await page.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.Contains("/symptoms", kept);
        Assert.InRange(kept.Count, 2, Repository.Articles.Count - 1);
        Assert.InRange(bytes, 1, 1024 * 1024);
    }

    private static async Task<HttpResponseMessage> GetAsync(Site site, string path, params string?[] headers)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var pair in headers.Chunk(2).Where(pair => pair[1] is not null))
        {
            request.Headers.TryAddWithoutValidation(pair[0]!, pair[1]);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Waits until a page is kept in its shortest form; its length then.</summary>
    private static async Task<long> ShortestAsync(Site site, string path)
    {
        using var plain = await GetAsync(site, path);
        var text = await plain.Content.ReadAsByteArrayAsync();
        BrotliEncoder.TryCompress(text, new byte[text.Length], out var shortest, quality: 11, window: 22);
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            using var response = await GetAsync(site, path, "Accept-Encoding", "br");
            if (response.Content.Headers.ContentLength == shortest || watch.Elapsed > Patience)
            {
                return response.Content.Headers.ContentLength ?? 0;
            }
        }
    }

    private static async Task AskAsync(Site site, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            using var response = await GetAsync(site, path);
        }
    }

    private static async Task ReplaceAsync(Site site, string file, string old, string saved, string end = "")
    {
        var path = Path.Combine(site.ContentFolder, file);
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(old, saved, StringComparison.Ordinal) + end);
    }

    private static async Task HoldAgainstNewAsync(Site site, IEnumerable<string> addresses)
    {
        await using var fresh = Site.With(host => host.UseSetting("Content:Root", site.ContentFolder));
        foreach (var address in addresses)
        {
            using var kept = await GetAsync(site, address);
            using var anew = await GetAsync(fresh, address);
            Assert.Equal(await anew.Content.ReadAsStringAsync(), await kept.Content.ReadAsStringAsync());
        }
    }

    private static async Task SeenAsync(Site site, string path, string words, bool isThere = true)
    {
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(50))
        {
            using var response = await GetAsync(site, path);
            if ((await response.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal) == isThere)
            {
                return;
            }
        }

        Assert.Fail($"{path} never {(isThere ? "showed" : "lost")} \"{words}\".");
    }

    // A page that is rendered has a line in the log; one that is kept has none.
    private static int Renderings(LogLines log, string path) => log.Lines.Count(line => line.Contains($"GET {path} answered 200", StringComparison.Ordinal));

    private static string Decoded(byte[] bytes, string form)
    {
        using var source = new MemoryStream(bytes);
        using Stream decoded = form switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var reader = new StreamReader(decoded, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public sealed class LoggedSite : Site
    {
        public LoggedSite()
            : this(new LogLines())
        {
        }

        private LoggedSite(LogLines log)
            : base(log.Capture) => Log = log;

        public LogLines Log { get; }
    }
}
