using HipPain.Content.Checking;

namespace HipPain.Content.Tests;

/// <summary>The repository's list of what must not be said, entry by entry.</summary>
public sealed class WordingFileTests
{
    private static readonly Wording Wording = Read();

    [Theory]
    [MemberData(nameof(WordingRows.All), MemberType = typeof(WordingRows))]
    public void What_would_mislead_is_refused_and_the_right_way_to_say_it_is_not(int item, string entry, string bad, string good)
    {
        Assert.True(Wording.FoundIn(bad).Any(found => found.Name == entry), $"{item}: {entry} does not refuse: {bad}");
        Assert.Equal("", string.Join(", ", Wording.FoundIn(good).Select(found => found.Name)));
    }

    [Fact]
    public void Every_entry_is_shown_by_a_row() =>
        Assert.Equal(
            Wording.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal),
            WordingRows.All.Select(row => (string)row[1]).Distinct().Order(StringComparer.Ordinal));

    /// <summary>29 is a rule of its own (HP059), and 30 is about copying, which no phrase shows.</summary>
    [Fact]
    public void Every_point_that_phrases_can_show_has_a_row() =>
        Assert.Equal(
            Enumerable.Range(1, 34).Except([29, 30]),
            WordingRows.All.Select(row => (int)row[0]).Distinct().Order());

    [Fact]
    public void Every_entry_refuses_each_of_its_own_phrases()
    {
        foreach (var entry in Wording.Entries)
        {
            Assert.All(entry.Phrases, phrase => Assert.True(phrase.IsIn(SpokenWords.Of(phrase.Example)), $"{entry.Name}: {phrase.Example}"));
        }
    }

    [Fact]
    public void No_phrase_is_taken_back_by_what_stands_under_unless()
    {
        foreach (var entry in Wording.Entries)
        {
            Assert.All(entry.Phrases, phrase => Assert.DoesNotContain(entry.Exceptions, exception => exception.IsIn(SpokenWords.Of(phrase.Example))));
        }
    }

    [Fact]
    public void Why_and_instead_are_one_short_sentence_each()
    {
        foreach (var entry in Wording.Entries)
        {
            Assert.All([entry.Why, entry.Instead], text => Assert.Matches(@"^\S.*\.\z", text));
            Assert.All([entry.Why, entry.Instead], text => Assert.DoesNotContain(". ", text, StringComparison.Ordinal));
        }
    }

    private static Wording Read()
    {
        var log = new ProblemLog(Wording.File);
        var wording = Wording.Read(File.ReadAllText(Path.Combine(PublishedContentTests.Root, Wording.File)), log);
        Assert.Equal("", string.Join('\n', log.Problems));
        return wording!;
    }
}
