using HipPain.Content.Checking;
using HipPain.Content.Markdown;
using Markdig;
using Markdig.Syntax;

namespace HipPain.Content.Tests.Markdown;

/// <summary>Where sentences end, and where they stand in the file.</summary>
public sealed class PassageTests
{
    [Theory]
    [InlineData("One is here. Two is here.", 2)]
    [InlineData("Is it bad? Yes! Stop now.", 3)]
    [InlineData("Wait\u2026 Then go. Or not... Then stay.", 4)]
    [InlineData("It takes 2.5 hours. Then rest.", 2)]
    [InlineData("It takes about 5. Ten is too many.", 2)]
    [InlineData("Call NHS 111. Then rest.", 2)]
    [InlineData("It costs 3. 4 is too much.", 2)]
    [InlineData("Try a swim, e.g. Front crawl.", 1)]
    [InlineData("Try less, i.e. Half of it.", 1)]
    [InlineData("In the U.S. Army it was tested.", 1)]
    [InlineData("See Dr. Lee or Prof. Ray today.", 1)]
    [InlineData("Walk approx. 30 steps vs. 40 steps.", 1)]
    [InlineData("Take vitamin D. Ask a doctor.", 2)]
    [InlineData("Is it safe? No. It is not.", 3)]
    [InlineData("He said \"stop.\" Then he left.", 2)]
    [InlineData("He said \u201Cstop.\u201D Then he left.", 2)]
    [InlineData("\"Stop.\" \"Go.\"", 2)]
    [InlineData("Stop (at once.) Then ask.", 2)]
    [InlineData("Stop. (Then ask.)", 2)]
    [InlineData("**Bone.** Stop at once.", 2)]
    [InlineData("Go to hippain.example or index.md today.", 1)]
    [InlineData("A word. another word", 1)]
    [InlineData("Stop.Now", 1)]
    [InlineData("\u00C9tirez. \u00C0 demain.", 2)]
    [InlineData("No end", 1)]
    [InlineData("...", 1)]
    public void Sentences_are_told_apart(string markdown, int sentences) =>
        Assert.Equal(sentences, Assert.Single(PassagesOf(markdown)).Sentences.Count);

    [Fact]
    public void Words_have_single_spaces_and_straight_apostrophes() =>
        Assert.Equal("don't run on it & rest", Assert.Single(PassagesOf("don\u2019t  *run*\non\u00A0&nbsp;`it`   &amp; [rest](/)")).Text);

    [Theory]
    [InlineData("One is [@a]. Two.", true, false)]
    [InlineData("One. Two is [@a].", false, true)]
    [InlineData("One. Two is. [@a]", false, true)]
    [InlineData("One is.[@a] Two.", true, false)]
    [InlineData("[@a] says one. Two.", true, false)]
    public void Citation_belongs_to_the_sentence_that_it_ends_or_stands_in(string markdown, bool first, bool second) =>
        Assert.Equal([first, second], Assert.Single(PassagesOf(markdown)).Sentences.Select(sentence => sentence.HasCitation));

    [Theory]
    [InlineData("One. Two", 1, 6)]
    [InlineData("One *is* here. Two", 1, 16)]
    [InlineData("One  is   here.   Two", 1, 19)]
    [InlineData("One is\nhere. Two", 2, 7)]
    [InlineData("One is here.\nTwo", 2, 1)]
    [InlineData("One is here.\n**Two**", 2, 3)]
    [InlineData("One is here [@a]. Two", 1, 19)]
    [InlineData("One &amp; here. Two", 1, 17)]
    [InlineData("One \\* here. Two", 1, 14)]
    [InlineData("One [link](/a) here. Two", 1, 22)]
    [InlineData("- One is\n  here. Two", 2, 9)]
    [InlineData("1. One is\n   here. Two", 2, 10)]
    [InlineData("- a\n\n  - One. Two", 3, 10)]
    [InlineData("> One is\n> here. Two", 2, 9)]
    [InlineData("First\nparagraph\nhere\n\nOne is\nhere. Two", 6, 7)]
    [InlineData("::: note Title\nOne is\nhere. Two\n:::", 3, 7)]
    [InlineData("::: urgent Title if:\n- a\n- One is\n  here. Two\n:::", 4, 9)]
    [InlineData("| A | B |\n|---|---|\n| a | b |\n| a | One. Two |", 4, 12)]
    [InlineData("Lead\nlead.\n\n| A | B |\n|---|---|\n| *a* b | One. Two |", 6, 16)]
    [InlineData("Lead.\n\nOne. Two\n---", 3, 6)]
    [InlineData("Lead.\n\nOne\nis. Two\n---", 4, 5)]
    [InlineData("## One. Two {#id}", 1, 9)]
    public void Sentence_has_its_place(string markdown, int line, int column)
    {
        var sentence = PassagesOf(markdown).SelectMany(passage => passage.Sentences).First(sentence => sentence.Text.StartsWith("Two", StringComparison.Ordinal));

        Assert.Equal(new Mark(line, column), sentence.Mark);
    }

    private static List<Passage> PassagesOf(string markdown)
    {
        var surroundings = new Surroundings { Site = Site.Fallback, Sources = HipPain.Content.Sources.SourceList.Empty };
        var document = Markdig.Markdown.Parse(markdown, GuideMarkdown.Pipeline(surroundings));
        var positions = new Positions(1);
        return [.. document.Descendants<LeafBlock>().Where(block => block.Inline is not null).Select(block => Passage.Of(block, positions))];
    }
}
