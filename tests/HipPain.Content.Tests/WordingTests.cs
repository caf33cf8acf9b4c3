using HipPain.Content.Checking;

namespace HipPain.Content.Tests;

/// <summary>The language in which phrases are written.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("break * tissue", "They break tissue.")]
    [InlineData("break * tissue", "They break up scar tissue.")]
    [InlineData("break * tissue", "They break up (old) scar tissue.")]
    [InlineData("every # km", "Change every 500 km.")]
    [InlineData("every # km", "Change every 500km.")]
    [InlineData("every # km", "Change every 500\u2013800 km.")]
    [InlineData("every # km", "Change every 500 to 800 km.")]
    [InlineData("every # km", "Change every 1,000 km.")]
    [InlineData("every # km", "Change every 2.5 km.")]
    [InlineData("back in # weeks", "You are back in six weeks.")]
    [InlineData("back in # weeks", "You are back in two or three weeks.")]
    [InlineData("pain free in #", "Pain-free in 2.")]
    [InlineData("#% rule", "The 10% rule.")]
    [InlineData("# % rule", "The 10 % rule.")]
    [InlineData("# mg", "400mg")]
    [InlineData("don't fire", "Your glutes don\u2019t fire.")]
    [InlineData("don\u2019t fire", "Your glutes don't fire.")]
    [InlineData("don't fire", "Your glutes don\u02BCt fire.")]
    [InlineData("Clinically Proven", "CLINICALLY proven.")]
    [InlineData("clinically proven", "clinically-proven")]
    [InlineData("clinically-proven", "It is clinically\u00A0proven.")]
    [InlineData("clinically proven", "It is clin\u00ADically pro\u200Bven.")]
    [InlineData("no pain no gain", "No pain, no gain.")]
    [InlineData("no pain no gain", "\u201CNo pain \u2013 no gain\u201D")]
    [InlineData("it cures", "\"It cures\", they say.")]
    [InlineData("* it cures *", "It cures.")]
    public void Phrase_is_found(string phrase, string sentence)
    {
        Assert.True(Says(phrase, sentence));
        Assert.True(WordingOf($"[\"{phrase}\"]").MayStandIn(sentence));
    }

    [Theory]
    [InlineData("break * tissue", "They break up the very old scar tissue.")]
    [InlineData("break * tissue", "Breaks in tissue.")]
    [InlineData("every # km", "Change every km.")]
    [InlineData("every # km", "Change every few km.")]
    [InlineData("every # km", "Change every 500 kmh.")]
    [InlineData("cures", "Obscures.")]
    [InlineData("cure", "A cured ham.")]
    [InlineData("run on", "Run. On we go.")]
    [InlineData("10 % rule", "A 110% rule.")]
    [InlineData("#  mg", "Vitamins and mg.")]
    [InlineData("well", "We'll see.")]
    public void What_only_looks_like_a_phrase_is_not_found(string phrase, string text)
    {
        using var folder = new ContentFolder();

        folder.Write("wording.yaml", Yaml($"[\"{phrase}\"]")).Write("causes.md", ContentFolder.Article(text)).Check();

        Assert.DoesNotContain(Rules.MustNotBeSaid, folder.Guide.Problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void Phrase_is_found_across_line_breaks_double_spaces_and_emphasis_and_named_at_its_sentence()
    {
        using var folder = new ContentFolder();
        const string body = "All is well. You can *run\nthrough* the\n**pain**  today.\n\nNo  pain\u00A0no gain.";

        var problems = folder.Write("causes.md", ContentFolder.Article(body)).Check().Problems.Where(problem => problem.Rule == Rules.MustNotBeSaid);

        Assert.Equal([(7, 14), (11, 1)], problems.Select(problem => (problem.Line, problem.Column)));
    }

    [Theory]
    [InlineData("title: You can run through the pain", 2)]
    [InlineData("summary: You can run through the pain", 3)]
    public void Title_and_summary_are_looked_at(string line, int at)
    {
        using var folder = new ContentFolder();
        var lines = ContentFolder.Article().Split('\n');
        lines[at - 1] = line;

        folder.Write("causes.md", string.Join('\n', lines)).Check();

        Assert.Contains((Rules.MustNotBeSaid, at), folder.Guide.Problems.Select(problem => (problem.Rule, problem.Line)));
    }

    [Theory]
    [InlineData("## You can run through the pain {#run}")]
    [InlineData("- You can run through the pain")]
    [InlineData("> You can run through the pain")]
    [InlineData("| a | b |\n|---|---|\n| a | You can run through the pain |")]
    [InlineData("::: note You can run through the pain\nText.\n:::")]
    [InlineData("::: note\nYou can `run` [through](/) the pain\n:::")]
    [InlineData("You can run&nbsp;through the pain")]
    public void Every_part_of_an_article_is_looked_at(string body)
    {
        using var folder = new ContentFolder();

        Assert.Contains(Rules.MustNotBeSaid, folder.Write("causes.md", ContentFolder.Article(body)).Check().Problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void Exception_holds_in_its_own_sentence_and_in_no_other()
    {
        var wording = WordingOf("[run through the pain]", "[do not, \"never * run\"]");

        Assert.Empty(wording.FoundIn("Do not run through the pain."));
        Assert.Empty(wording.FoundIn("Never ever run through the pain."));
        Assert.Single(wording.FoundIn("You can run through the pain."));

        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("Do not rest. Run through the pain.")).Check();
        Assert.Contains((7, 14), folder.Guide.Problems.Where(problem => problem.Rule == Rules.MustNotBeSaid).Select(problem => (problem.Line, problem.Column)));
    }

    [Fact]
    public void Entry_is_named_once_a_sentence_however_many_of_its_phrases_stand_there() =>
        Assert.Single(WordingOf("[run through, through the pain, the pain]").FoundIn("Run through the pain."));

    [Theory]
    [InlineData("[\"*\"]")]
    [InlineData("[\"# *\"]")]
    [InlineData("[\"# x\"]")]
    [InlineData("[\"...\"]")]
    public void Phrase_without_a_word_is_refused(string phrases)
    {
        var log = new ProblemLog(Wording.File);

        Assert.Null(Wording.Read(Yaml(phrases), log));
        Assert.Equal(("HP009", 2, 13), log.Problems.Select(problem => (problem.Rule.Id, problem.Line, problem.Column)).Single());
    }

    [Theory]
    [InlineData("", "HP008")]
    [InlineData("entry: text", "HP009")]
    [InlineData("entry:\n  why: A.\n  instead: B.", "HP008")]
    [InlineData("entry:\n  phrases: [run on]\n  why: A.", "HP008")]
    [InlineData("entry:\n  phrases: [run on]\n  why: A.\n  instead: B.\n  because: C.", "HP007")]
    public void File_that_is_not_whole_is_refused(string yaml, string rule)
    {
        var log = new ProblemLog(Wording.File);

        var wording = Wording.Read(yaml, log);

        // No file at all is no mistake of the file; the check asks for it.
        Assert.Equal(yaml.Length == 0 ? [] : [rule], log.Problems.Select(problem => problem.Rule.Id));
        Assert.Equal(yaml.Length == 0, wording is not null);
    }

    [Fact]
    public void Long_text_takes_no_longer_than_its_length_asks()
    {
        var text = string.Concat(Enumerable.Repeat("break up break up ", 20_000));
        var phrase = Phrase.Of("break * break * break * tissue # # km")!;

        Assert.False(phrase.IsIn(SpokenWords.Of(text + "tissue")));
    }

    private static bool Says(string phrase, string sentence) => Phrase.Of(phrase)!.IsIn(SpokenWords.Of(sentence));

    private static string Yaml(string phrases, string? unless = null) =>
        $"entry:\n  phrases: {phrases}\n{(unless is null ? "" : $"  unless: {unless}\n")}  why: A bone may break.\n  instead: Stop.\n";

    private static Wording WordingOf(string phrases, string? unless = null)
    {
        var log = new ProblemLog(Wording.File);
        var wording = Wording.Read(Yaml(phrases, unless), log);
        Assert.Empty(log.Problems);
        return wording!;
    }
}
