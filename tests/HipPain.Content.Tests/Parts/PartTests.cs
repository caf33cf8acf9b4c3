using HipPain.Content.Parts;

namespace HipPain.Content.Tests.Parts;

/// <summary>A section and what must be read with it.</summary>
public sealed class PartTests
{
    private const string Body = """
        Who this is for.

        ::: note Before you start
        - you are an adult
        :::

        ## Load {#load}

        Rest [@second]. See [food](#food) and [below](#more) [@first-2020].

        ### More {#more}

        | Week | Run |
        |---|---|
        | One | 5 minutes |

        ## Food {#food}

        Eat [@second].

        ::: urgent See a doctor today if:
        - your hip is hot
        :::

        ::: routine See a doctor if:
        - it lasts
        :::
        """;

    [Fact]
    public void Section_is_found_at_its_own_address_alone()
    {
        using var folder = Folder("aliases: [/reasons]");

        Assert.Equal(("/causes/load", "Load"), (folder.Guide.FindPart("/causes/load")?.Address, folder.Guide.FindPart("/causes/load")?.Title));
        Assert.Equal("/causes", folder.Guide.FindPart("/causes")?.Address);
        Assert.Null(folder.Guide.FindPart("/reasons/load"));
        Assert.Null(folder.Guide.FindPart("/causes/nothing"));
    }

    [Theory]
    [InlineData("/causes/load", "/causes/load")]
    [InlineData("/reasons/load", "/causes/load")]
    [InlineData("/causes/weight", "/causes/load")]
    [InlineData("/reasons", "/causes")]
    [InlineData("/causes/magnets", null)]
    [InlineData("/nothing", null)]
    public void Older_address_is_followed(string path, string? now)
    {
        using var folder = Folder("aliases: [/reasons]", "/\n/causes/weight -> /causes/load\n/causes/magnets gone They do not help.");

        Assert.Equal(now, folder.Guide.Follow(path)?.Address);
    }

    [Fact]
    public void Text_holds_the_section_with_the_cards_that_go_along()
    {
        using var folder = Folder();

        Assert.Equal(
            """
            Who this is for.
            Before you start
            - you are an adult
            Load
            Rest. See food and below.
            More
            Week; Run;
            One; 5 minutes
            Urgent: See a doctor today if:
            - your hip is hot
            """.ReplaceLineEndings("\n").Replace("Run;", "Run", StringComparison.Ordinal),
            folder.Guide.FindPart("/causes/load")!.Text.ToString());
    }

    [Theory]
    [InlineData("Rest [@second]", "Lie down [@second]", true)]
    [InlineData("your hip is hot", "your hip is very hot", true)]
    [InlineData("::: urgent", "::: emergency", true)]
    [InlineData("you are an adult", "you are well", true)]
    [InlineData("## Load", "## Burden", true)]
    [InlineData("Eat", "Dine", false)]
    [InlineData("it lasts", "it stays", false)]
    [InlineData("Rest [@second]", "Rest  [@first-2020]", false)]
    [InlineData("Who this is for", "Who this is not for", true)]
    public void Version_changes_with_what_its_page_says_and_with_nothing_else(string before, string after, bool changes)
    {
        using var folder = Folder();
        var version = folder.Guide.FindPart("/causes/load")!.Version;

        folder.Write("causes.md", ContentFolder.Article(Body.Replace(before, after, StringComparison.Ordinal))).Load();

        Assert.Matches("^[0-9a-f]{8}$", version);
        Assert.Equal(changes, folder.Guide.FindPart("/causes/load")!.Version != version);
    }

    [Fact]
    public void Kept_text_is_read_again_as_it_was()
    {
        using var folder = Folder();
        var text = folder.Guide.FindPart("/causes/load")!.Text;

        var read = PlainText.Parse(text.Stored);

        Assert.Equal(text.Lines, read.Lines);
        Assert.Equal(text.Version, read.Version);
    }

    [Fact]
    public void Kept_text_of_another_build_loses_no_word() =>
        Assert.Equal(["Poem\tSonnet\tShall I compare thee", "Rest."], PlainText.Parse("Poem\tSonnet\tShall I compare thee\nParagraph\t\tRest.\n").Lines.Select(line => line.Text));

    [Theory]
    [InlineData("0123abcd", true)]
    [InlineData("0123ABCD", false)]
    [InlineData("0123abc", false)]
    [InlineData("0123abcg", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Version_has_one_form(string? text, bool isOne) => Assert.Equal(isOne, PlainText.IsVersion(text));

    [Fact]
    public void Emergency_card_has_a_version_that_its_numbers_are_part_of()
    {
        using var folder = Folder();
        var text = folder.Guide.EmergencyText;
        Assert.Contains("United Kingdom: 999, advice: NHS 111", text.ToString(), StringComparison.Ordinal);

        folder.Write("site.yaml", ContentFolder.SiteYaml.Replace("\"999\"", "\"998\"", StringComparison.Ordinal)).Load();

        Assert.NotEqual(text.Version, folder.Guide.EmergencyText.Version);
    }

    [Fact]
    public void Article_tells_the_markdown_that_its_page_was_made_from_while_its_file_is_wrong()
    {
        using var folder = Folder();
        var good = ContentFolder.Article(Body);

        folder.Write("causes.md", good.Replace("{#load}", "", StringComparison.Ordinal)).Load();

        Assert.Equal(good, folder.Guide.Find("/causes")!.Markdown);
    }

    private static ContentFolder Folder(string extra = "", string ledger = "/")
    {
        var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article(Body, extra)).Write("addresses.txt", ledger).Load();
        Assert.Empty(folder.Guide.Problems);
        return folder;
    }
}
