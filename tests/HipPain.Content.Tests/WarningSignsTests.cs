using HipPain.Content.Checking;

namespace HipPain.Content.Tests;

public sealed class WarningSignsTests
{
    private static readonly Lazy<Site> Published = new(() => Read(File.ReadAllText(Path.Combine(PublishedContentTests.Root, "site.yaml"))).Site!);

    [Theory]
    [InlineData("I can't walk since Sunday")]
    [InlineData("I can’t walk")]
    [InlineData("I cant walk")]
    [InlineData("I CANNOT WALK")]
    [InlineData("I can not walk")]
    [InlineData("could not stand up")]
    [InlineData("I can't even stand")]
    [InlineData("can’t put any weight on it")]
    [InlineData("I have a high fever, and it hurts")]
    [InlineData("My leg will not take any weight")]
    [InlineData("My leg won’t take any weight")]
    [InlineData("the lump will not go back")]
    [InlineData("fé\u0301ver")]
    [InlineData("FEVERS")]
    [InlineData("numb between my legs")]
    [InlineData("I can't pee")]
    [InlineData("pain in one testicle")]
    [InlineData("both testicles hurt")]
    [InlineData("I am pregnant")]
    [InlineData("my calf is very swollen")]
    [InlineData("swollen calf")]
    [InlineData("felt a pop on mile 3")]
    [InlineData("I have chest pains")]
    [InlineData("my foot is cold")]
    [InlineData("I want to kill myself")]
    [InlineData("my daughter has a limp")]
    public void Sign_in_readers_words_is_seen(string text) => Assert.True(Published.Value.WarningSigns.AreNamedIn(text));

    [Theory]
    [InlineData("")]
    [InlineData("I can walk again, thank you")]
    [InlineData("The number of steps was clear")]
    [InlineData("More on numbers, please")]
    [InlineData("Feverfew tea?")]
    [InlineData("I can't find the exercise")]
    [InlineData("Which leg is the cold pack for? My legs are fine")]
    [InlineData("It feels better when I walk")]
    [InlineData("The drawing of the calf stretch is too small")]
    [InlineData("popping sound, no pain")]
    public void Other_words_are_no_sign(string text) => Assert.False(Published.Value.WarningSigns.AreNamedIn(text));

    [Fact]
    public void List_that_is_missing_does_not_leave_readers_without_the_plainest_signs()
    {
        var site = Read(ContentFolder.SiteYaml).Site!;

        Assert.True(site.WarningSigns.AreNamedIn("I can't put my weight on it"));
        Assert.False(site.WarningSigns.AreNamedIn("testicle"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30_000)]
    [InlineData(60_000)]
    public void Text_that_is_much_too_long_is_judged_near_its_start_and_end(int index)
    {
        var text = string.Concat(Enumerable.Repeat("words ", 10_000)).Insert(index, "I can't walk. ");

        Assert.Equal(index != 30_000, Published.Value.WarningSigns.AreNamedIn(text));
    }

    [Fact]
    public void Text_without_end_takes_no_more_memory_than_a_long_one()
    {
        var list = string.Concat(Enumerable.Range(0, 100).Select(n => $"  - painful * {(char)('a' + (n / 10))}{(char)('a' + (n % 10))}\n"));
        var signs = Read(ContentFolder.SiteYaml.TrimEnd('\n') + "\nwarning_signs:\n" + list).Site!.WarningSigns;
        var text = string.Concat(Enumerable.Repeat("painful ", 7_500));
        signs.AreNamedIn(text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        signs.AreNamedIn(text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("My foot does not move")]
    [InlineData("my foot doesn’t move")]
    public void Long_and_short_form_are_one(string text)
    {
        var site = Read(ContentFolder.SiteYaml.TrimEnd('\n') + "\nwarning_signs:\n  - foot doesn't move\n").Site!;

        Assert.True(site.WarningSigns.AreNamedIn(text));
    }

    [Theory]
    [InlineData("warning_signs:\n  - fever\n  - \"*\"\n", 3)]
    [InlineData("warning_signs: fever\n", 1)]
    [InlineData("warning_signs:\n  - [fever]\n", 2)]
    [InlineData("warning_signs:\n  - fever: yes\n", 2)]
    public void Wrong_list_is_named_with_its_line(string yaml, int line)
    {
        var lines = ContentFolder.SiteYaml.TrimEnd('\n').Split('\n').Length;

        var (site, problems) = Read(ContentFolder.SiteYaml.TrimEnd('\n') + "\n" + yaml);

        Assert.Null(site);
        Assert.Equal(("HP009", lines + line), (Assert.Single(problems).Rule.Id, problems[0].Line));
    }

    private static (Site? Site, IReadOnlyList<Problem> Problems) Read(string yaml)
    {
        var log = new ProblemLog("site.yaml");
        return (Site.Read(yaml, log), log.Problems);
    }
}
