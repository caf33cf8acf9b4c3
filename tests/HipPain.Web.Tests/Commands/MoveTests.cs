using System.Text;
using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Commands;

public sealed class MoveTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("/causes", "/reasons", "reasons.md")]
    [InlineData("causes.md", "reasons.md", "reasons.md")]
    [InlineData("content/causes.md", "content/why/index.md", "why/index.md")]
    [InlineData("/causes", "/why/reasons", "why/reasons.md")]
    public void Links_aliases_and_ledger_follow_and_the_check_has_nothing_new(string from, string to, string file)
    {
        var address = "/" + file[..^3].Replace("/index", "", StringComparison.Ordinal);

        Assert.Equal(0, _desk.Run("move", from, to));

        Assert.False(File.Exists(_desk.PathOf("causes.md")));
        Assert.Contains($"Read [causes]({address}), or [overuse]({address}#overuse) [@one].", _desk.Read("index.md"), StringComparison.Ordinal);
        Assert.Contains($"\naliases: [/causes]\n---\n", _desk.Read(file), StringComparison.Ordinal);
        Assert.Contains($"See [below]({address}#shoes).", _desk.Read(file), StringComparison.Ordinal);
        Assert.Contains("See [above](#overuse).", _desk.Read(file), StringComparison.Ordinal);
        Assert.EndsWith($"/causes\n/causes/overuse\n/causes/shoes\n/when-to-see-a-doctor\n{address}\n{address}/overuse\n{address}/shoes\n", _desk.Read("addresses.txt"), StringComparison.Ordinal);
        Assert.Equal(0, _desk.Run("check"));
        Assert.Equal("3 articles, 0 errors, 0 warnings.\n", _desk.Output);
    }

    [Fact]
    public void Handouts_that_hold_it_follow()
    {
        _desk.Write("handouts/groin.md", "---\ntitle: Groin\nsummary: For groin pain.\nkind: handout\nresearched: 2026-11-23\nsections:\n  - /causes/overuse\n  - \"/causes\" # all of it\n---\nSee [causes](/causes).\n");
        Assert.Equal(0, _desk.Run("publish"));

        Assert.Equal(0, _desk.Run("move", "/causes", "/why/reasons"));

        Assert.Contains("sections:\n  - /why/reasons/overuse\n  - \"/why/reasons\" # all of it\n---\nSee [causes](/why/reasons).\n", _desk.Read("handouts/groin.md"), StringComparison.Ordinal);
        Assert.Equal(0, _desk.Run("check"));
    }

    [Fact]
    public async Task Old_addresses_of_the_article_and_its_sections_answer_301()
    {
        Assert.Equal(0, _desk.Run("move", "/causes", "/why/reasons"));
        using var site = Site.With(builder => builder.UseSetting("Content:Root", _desk.Root));
        using var browser = site.Browser();
        foreach (var (old, now) in new[] { ("/causes", "/why/reasons"), ("/causes/overuse", "/why/reasons#overuse") })
        {
            using var response = await browser.GetAsync(new Uri(old, UriKind.Relative));
            Assert.Equal(301, (int)response.StatusCode);
            Assert.EndsWith(now, response.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.True(response.Headers.CacheControl!.NoCache, "A browser that keeps the way goes round in a circle once the article is moved back.");
        }
    }

    [Fact]
    public void Only_links_are_rewritten_wherever_the_parser_finds_them()
    {
        const string body = """
            /causes, `[code](/causes)` and [a neighbour](/causeshoes) stay. \[not](/causes) a link.

            - In a list: [reasons](</causes>), [**bold**](/causes#overuse) and [twice](/causes) [twice](/causes).
            - By reference: [ref] and [ref][ref].

            > In a quote: [reasons](/causes)
            > and [the same](/causes).

            | a | b |
            |---|---|
            | [cell](/causes) | [cell](/causes#shoes) |

            ::: note
            See [that page](/causes).
            :::

            ```
            [code](/causes)
            ```

            Naïve 😀 [after](/causes).

            [ref]: /causes
            """;
        _desk.Write("neighbour.md", Desk.Article("Text.", extra: "aliases: []")).Write("causeshoes.md", Desk.Article("Text."))
            .Write("links.md", Desk.Article(body)).Run("publish");

        Assert.True(_desk.Run("move", "/causes", "/reasons") == 0, _desk.Error);

        var expected = body
            .Replace("](/causes", "](/reasons", StringComparison.Ordinal)
            .Replace("](</causes>", "](</reasons>", StringComparison.Ordinal)
            .Replace("[ref]: /causes", "[ref]: /reasons", StringComparison.Ordinal)
            .Replace("[code](/reasons)", "[code](/causes)", StringComparison.Ordinal)
            .Replace("(/reasonshoes)", "(/causeshoes)", StringComparison.Ordinal)
            .Replace("\\[not](/reasons)", "\\[not](/causes)", StringComparison.Ordinal);
        Assert.Equal(Desk.Article(expected), _desk.Read("links.md"));
    }

    [Theory]
    [InlineData("aliases: [/old]", "aliases: [/old, /causes]")]
    [InlineData("aliases: [ /old , \"/older\" ] # two", "aliases: [ /old , \"/older\", /causes ] # two")]
    [InlineData("aliases: []", "aliases: [/causes]")]
    [InlineData("aliases:\n  - /old # one\n  - '/older'\norder: 3", "aliases:\n  - /old # one\n  - '/older'\n  - /causes\norder: 3")]
    [InlineData("aliases:\n- /old", "aliases:\n- /old\n- /causes")]
    [InlineData("order: 3 # aliases: []", "order: 3 # aliases: []\naliases: [/causes]")]
    public void Alias_is_added_as_the_list_is_written(string before, string after)
    {
        _desk.Write("causes.md", _desk.Read("causes.md").Replace("---\n\n", before + "\n---\n\n", StringComparison.Ordinal));
        var expected = _desk.Read("causes.md").Replace(before, after, StringComparison.Ordinal).Replace("(/causes", "(/reasons", StringComparison.Ordinal);

        Assert.Equal(0, _desk.Run("move", "/causes", "/reasons"));

        Assert.Equal(expected, _desk.Read("reasons.md"));
        Assert.Equal(0, _desk.Run("check"));
    }

    [Fact]
    public void Moving_back_gives_the_old_address_back()
    {
        Assert.Equal(0, _desk.Run("move", "/causes", "/reasons"));
        Assert.Equal(0, _desk.Run("move", "/reasons", "/causes"));

        Assert.Contains("aliases: [/reasons]", _desk.Read("causes.md"), StringComparison.Ordinal);
        Assert.Equal(0, _desk.Run("check"));
    }

    [Fact]
    public void Line_ends_and_byte_order_mark_are_kept()
    {
        foreach (var file in new[] { "causes.md", "index.md", "addresses.txt" })
        {
            File.WriteAllText(_desk.PathOf(file), _desk.Read(file).ReplaceLineEndings("\r\n"), new UTF8Encoding(true));
        }

        Assert.Equal(0, _desk.Run("move", "/causes", "/reasons"));

        foreach (var file in new[] { "reasons.md", "index.md", "addresses.txt" })
        {
            Assert.StartsWith("\uFEFF", _desk.Read(file), StringComparison.Ordinal);
            Assert.DoesNotMatch("(?<!\r)\n", _desk.Read(file));
        }

        Assert.Contains("aliases: [/causes]\r\n---\r\n", _desk.Read("reasons.md"), StringComparison.Ordinal);
        Assert.Contains("[overuse](/reasons#overuse)", _desk.Read("index.md"), StringComparison.Ordinal);
        Assert.Equal(0, _desk.Run("check"));
    }

    [Fact]
    public void Ledger_and_yaml_that_lead_there_follow()
    {
        _desk.Write("addresses.txt", _desk.Read("addresses.txt") + "/once -> /causes\n/twice ->  /causes/overuse\n/thrice -> /causeshoes\n/causeshoes\n")
            .Write("causeshoes.md", Desk.Article("Text."))
            .Write("synonyms.yaml", "# /causes\nsame_meaning:\n  - the /causes, reasons\nplaces:\n  - words: why\n    address: /causes\n  - words: load\n    address: \"/causes#overuse\"\n");

        Assert.Equal(0, _desk.Run("move", "/causes", "/reasons"));

        Assert.Contains("/once -> /reasons\n/twice ->  /reasons/overuse\n/thrice -> /causeshoes\n", _desk.Read("addresses.txt"), StringComparison.Ordinal);
        Assert.Equal("# /causes\nsame_meaning:\n  - the /causes, reasons\nplaces:\n  - words: why\n    address: /reasons\n  - words: load\n    address: \"/reasons#overuse\"\n", _desk.Read("synonyms.yaml"));
    }

    [Fact]
    public void Links_in_drawings_by_hand_follow_and_nothing_else_in_them_changes()
    {
        const string drawing = """
            <?xml version="1.0"?>
            <!-- href="/causes" -->
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18"><title>/causes 😀</title>
              <a href="/causes" aria-label="/causes"><circle class="area" cx="9" cy="9" r="8"/></a><a aria-label='href="/causes"' href = ' /causes#overuse '><rect/></a>
              <a
                href="/causeshoes"><text>href="/causes"</text></a><!-- --><a
                href=
                  "/causes#shoes" class="area"><text><![CDATA[<a href="/causes">]]></text></a>
            </svg>
            """;
        _desk.Write("figures/map.svg", drawing.ReplaceLineEndings("\r\n")).Write("causeshoes.md", Desk.Article("::: figure map\nA map.\n:::")).Run("publish");

        Assert.True(_desk.Run("move", "/causes", "/reasons") == 0, _desk.Error);

        var expected = drawing
            .Replace("<a href=\"/causes\" aria", "<a href=\"/reasons\" aria", StringComparison.Ordinal)
            .Replace("' /causes#overuse '", "' /reasons#overuse '", StringComparison.Ordinal)
            .Replace("\"/causes#shoes\"", "\"/reasons#shoes\"", StringComparison.Ordinal);
        Assert.Equal(expected.ReplaceLineEndings("\r\n"), _desk.Read("figures/map.svg"));
        Assert.Contains("Mended figures/map.svg.", _desk.Output, StringComparison.Ordinal);
        Assert.True(_desk.Run("check") == 0, _desk.Output);
    }

    [Fact]
    public void Folder_left_empty_is_removed_and_its_neighbours_stay()
    {
        _desk.Write("conditions/index.md", Desk.Article("See [one](/conditions/one).")).Write("conditions/one.md", Desk.Article("See [all](/conditions).")).Run("publish");

        Assert.Equal(0, _desk.Run("move", "/conditions", "/problems-list"));
        Assert.Contains("[all](/problems-list)", _desk.Read("conditions/one.md"), StringComparison.Ordinal);
        Assert.Equal(0, _desk.Run("move", "/conditions/one", "/one"));

        Assert.False(Directory.Exists(_desk.PathOf("conditions")));
        Assert.Contains("[one](/one)", _desk.Read("problems-list.md"), StringComparison.Ordinal);
        Assert.Equal(0, _desk.Run("check"));
    }

    [Theory]
    [InlineData("belongs to when-to-see-a-doctor.md", "/causes", "/when-to-see-a-doctor")]
    [InlineData("belongs to the site itself", "/causes", "/search")]
    [InlineData("There is no article at /nothing", "/nothing", "/reasons")]
    [InlineData("The home page stays", "/", "/start")]
    [InlineData("is no address", "/causes", "/Not An Address")]
    [InlineData("names a file", "/causes", "/why/index")]
    [InlineData("broken.md leads to /causes and has errors", "/causes", "/reasons")]
    [InlineData("figures/broken.svg leads to /causes and has errors", "/causes", "/reasons")]
    [InlineData("figures/torn.svg names /causes and has errors", "/causes", "/reasons")]
    [InlineData("The link to /causes on line 2 cannot be rewritten; write it as href=\"/causes\".", "/causes", "/reasons")]
    public void Refused_move_changes_nothing(string sentence, string from, string to)
    {
        const string svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'>\n";
        _ = sentence.Split(' ')[0] switch
        {
            "broken.md" => _desk.Write("broken.md", Desk.Article("[Causes](/causes) <b>bold</b>.")),
            "figures/broken.svg" => _desk.Write("figures/broken.svg", $"{svg}<a href='/causes'><image/></a></svg>"),
            "figures/torn.svg" => _desk.Write("figures/torn.svg", $"{svg}<a href='/causes'>"),
            "The" when sentence.Contains("href", StringComparison.Ordinal) =>
                _desk.Write("figures/map.svg", $"{svg}<a href='&#47;causes' aria-label='/causes'><rect/></a></svg>"),
            _ => _desk,
        };

        var before = _desk.Everything();

        Assert.Equal(1, _desk.Run("move", from, to));

        Assert.Contains(sentence, _desk.Error, StringComparison.Ordinal);
        Assert.Equal(before, _desk.Everything());
    }

    [Fact]
    public void Draft_moves_without_a_promise_that_its_addresses_last()
    {
        _desk.Write("draft.md", Desk.Article("Text.\n\n## Part {#part}\n\nText.", extra: "draft: true"));
        var before = _desk.Read("addresses.txt");

        Assert.Equal(0, _desk.Run("move", "/draft", "/later"));

        Assert.Equal(before, _desk.Read("addresses.txt"));
        Assert.True(File.Exists(_desk.PathOf("later.md")));
        Assert.Equal(0, _desk.Run("check"));
    }

    [Fact]
    public void Dry_run_says_what_would_be_done_and_does_nothing()
    {
        var before = _desk.Everything();

        Assert.Equal(0, _desk.Run("move", "/causes", "/reasons", "--dry-run"));

        Assert.Equal("Would move causes.md to reasons.md. /causes and the addresses of its sections lead to /reasons.\nWould mend addresses.txt.\nWould mend index.md.\n", _desk.Output);
        Assert.Equal(before, _desk.Everything());
    }

    [Fact]
    public void Failed_write_puts_everything_back()
    {
        _desk.Write("zz/last.md", Desk.Article("[Causes](/causes).")).Run("publish");
        var before = _desk.Everything();
        // A link round in a circle cannot be written, whoever runs the test; the guide reads through a good one.
        File.Move(_desk.PathOf("zz/last.md"), _desk.PathOf("zz/real.txt"));
        File.CreateSymbolicLink(_desk.PathOf("zz/last.md"), "real.txt");
        var move = Content.Editing.ArticleMove.Plan(_desk.Root, Load(Content.Guide.Empty), "/causes", "/reasons");
        File.Delete(_desk.PathOf("zz/last.md"));
        Directory.CreateDirectory(_desk.PathOf("zz/last.md"));

        Assert.ThrowsAny<Exception>(() => move.Make(Load));

        Directory.Delete(_desk.PathOf("zz/last.md"));
        File.Move(_desk.PathOf("zz/real.txt"), _desk.PathOf("zz/last.md"));
        Assert.Equal(before, _desk.Everything());

        Content.Guide Load(Content.Guide last) => new Content.GuideLoader(_desk.Root, _desk.Time, Content.Checking.Depth.Checking).Load(last);
    }
}
