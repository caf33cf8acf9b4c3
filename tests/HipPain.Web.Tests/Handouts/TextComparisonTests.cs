using System.Diagnostics;
using HipPain.Content.Parts;
using HipPain.Web.Handouts;

namespace HipPain.Web.Tests.Handouts;

/// <summary>What has changed is said as a person would say it.</summary>
public sealed class TextComparisonTests
{
    private const int Most = 12;

    [Fact]
    public void Lines_that_are_alike_are_shown_side_by_side_even_if_others_came_between_them()
    {
        Assert.Equal(
            [
                " > A new first line that shares nothing.",
                "Run for [ten] minutes a day. > Run for [five] minutes a day.",
                "Swim if you like that. > ",
            ],
            Between(
                [Line("Run for ten minutes a day."), Line("Swim if you like that.")],
                [Line("A new first line that shares nothing."), Line("Run for five minutes a day.")]));
    }

    [Fact]
    public void Heading_that_was_renamed_is_one_change()
    {
        Assert.Equal(["[Overuse] > [Too much]"], Between([new("Overuse", LineForm.Heading), Line("Same.")], [new("Too much", LineForm.Heading), Line("Same.")]));
    }

    [Fact]
    public void Lines_that_only_changed_places_are_not_listed()
    {
        var changes = TextComparison.Between(new PlainText([Item("a"), Item("b"), Item("c")]), new PlainText([Item("c"), Item("a"), Item("b")]), Most);

        Assert.True(changes.IsReordered);
        Assert.Empty(changes.Lines);
    }

    [Fact]
    public void Sign_that_moves_to_a_louder_card_is_news_for_that_card()
    {
        var changes = TextComparison.Between(
            new PlainText([Item("you limp", ContainerKind.Urgent), Line("Text.")]), new PlainText([Item("you limp", ContainerKind.Emergency), Line("Text.")]), Most);

        Assert.False(changes.IsReordered);
        Assert.Equal(2, changes.Care.Count());
        Assert.Contains(changes.Care, change => change is { Was: [], Card: ContainerKind.Emergency });
    }

    [Fact]
    public void Care_cards_come_first_and_the_rest_is_counted()
    {
        var changes = TextComparison.Between(
            new PlainText([]), new PlainText([.. Enumerable.Range(0, 30).Select(n => Line($"Line {n}.")), Item("you limp", ContainerKind.Urgent)]), Most);

        Assert.Equal("you limp", Assert.Single(changes.Lines[0].Now).Text);
        Assert.Equal((12, 19), (changes.Lines.Count, changes.More));
    }

    [Fact]
    public void Same_words_in_another_setting_are_no_difference()
    {
        var changes = TextComparison.Between(new PlainText([Line("Rest.")]), new PlainText([Line("Rest.") with { Box = ContainerKind.Note }]), Most);

        Assert.Equal((0, 0, false), (changes.Lines.Count, changes.More, changes.IsReordered));
    }

    [Theory]
    [InlineData(100_000, "")]
    [InlineData(2_000, "and the same words at the end of every line")]
    [InlineData(1, "x")]
    [InlineData(50, "the same in all of them")]
    public void Texts_that_have_nothing_in_common_are_compared_in_time(int lines, string end)
    {
        var words = 20_000 / lines;
        var watch = Stopwatch.StartNew();

        var changes = TextComparison.Between(Long("old"), Long("new"), Most);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.NotEmpty(changes.Lines);

        PlainText Long(string word) =>
            new([.. Enumerable.Range(0, lines).Select(n => Line($"{string.Join(' ', Enumerable.Range(0, words).Select(w => $"{word}{n}-{w}"))} {n % 7}{word} {end}"))]);
    }

    private static IEnumerable<string> Between(TextLine[] older, TextLine[] newer) =>
        TextComparison.Between(new PlainText(older), new PlainText(newer), Most).Lines.Select(change => $"{Text(change.Was)} > {Text(change.Now)}");

    private static string Text(IEnumerable<Words> line) => string.Concat(line.Select(words => words.Differ ? $"[{words.Text}]" : words.Text));

    private static TextLine Line(string text) => new(text, LineForm.Paragraph);

    private static TextLine Item(string text, ContainerKind? box = null) => new(text, LineForm.Item, box);
}
