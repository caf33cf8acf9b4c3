using AngleSharp.Html.Parser;
using HipPain.Content.Parts;

namespace HipPain.Content.Tests.Parts;

/// <summary>Exercises, whole articles and the cards of each article on one page.</summary>
public sealed class ExercisesOnSheetTests
{
    private const string Knee = """
        ::: note Before you start
        This is not for you yet if:

        - you are ill
        - your knee is sore
        :::

        ## How to do it {#how}

        Bend your knee.

        ## How much and how often {#dose}

        Do it twice [@second].

        ## Easier and harder {#easier-harder}

        ::: urgent See a doctor today if:
        - your knee locks
        :::

        ## When to stop {#stop-if}

        Stop at once if you notice:

        - chest pain
        - knee pain

        If it lasts, be seen.

        ## Common mistakes {#mistakes}

        Too fast.
        """;

    private static string Ankle => Knee.Replace("your knee is sore", "your ankle is sore", StringComparison.Ordinal)
        .Replace("knee pain", "ankle pain", StringComparison.Ordinal).Replace("@second", "@first-2020", StringComparison.Ordinal);

    [Fact]
    public void Exercise_is_shown_with_how_dose_and_when_to_stop_and_the_cards_of_the_rest()
    {
        using var folder = Exercises();
        var part = folder.Guide.FindPart("/exercises/knee")!;

        var shown = Assert.Single(new Sheet(level: 3, part).AddExercises([part]).Exercises);

        Assert.Equal(["How to do it", "How much and how often", "When to stop"], shown.Sections.Select(section => section.Title));
        Assert.Contains("your knee is sore", shown.Html, StringComparison.Ordinal);
        Assert.Contains("your knee locks", Assert.Single(shown.After), StringComparison.Ordinal);
        Assert.Equal(1, part.Size);
    }

    [Fact]
    public void What_exercises_say_in_the_same_words_is_said_once_and_the_rest_stays_with_each()
    {
        using var folder = Exercises();
        List<Part> parts = [folder.Guide.FindPart("/exercises/knee")!, folder.Guide.FindPart("/exercises/ankle")!];
        var sheet = new Sheet(level: 3, parts);

        var shown = sheet.AddExercises(parts);

        Assert.Equal([null, "When to stop"], shown.Shared.Select(shared => shared.Title));
        Assert.Equal("Before you start This is not for you yet if: you are ill", Words(shown.Shared[0].Html));
        Assert.Equal("Stop at once if you notice: chest pain If it lasts, be seen.", Words(shown.Shared[1].Html));
        Assert.Equal("Before you start This is not for you yet if: your ankle is sore", Words(shown.Exercises[1].Html));
        Assert.Equal("Stop at once if you notice: knee pain", Words(shown.Exercises[0].Sections[^1].Html));
        Assert.All(shown.Shared, shared => Assert.Equal(parts, shared.Exercises));
        Assert.Equal(["second", "first-2020"], sheet.Sources.Select(source => source.Source.Key));
    }

    [Fact]
    public void Same_words_on_other_sources_stay_with_each_exercise()
    {
        using var folder = Exercises();
        folder.Write("exercises/knee.md", ContentFolder.Article(Knee.Replace("- you are ill", "- you are ill [@second]", StringComparison.Ordinal), title: "Knee", kind: "exercise"))
            .Write("exercises/ankle.md", ContentFolder.Article(Ankle.Replace("- you are ill", "- you are ill [@first-2020]", StringComparison.Ordinal), title: "Ankle", kind: "exercise"))
            .Load();
        var parts = new[] { folder.Guide.FindPart("/exercises/knee")!, folder.Guide.FindPart("/exercises/ankle")! };
        var sheet = new Sheet(level: 3, parts);

        var shown = sheet.AddExercises(parts);

        Assert.All(shown.Exercises, exercise => Assert.Contains("you are ill", exercise.Html, StringComparison.Ordinal));
        Assert.DoesNotContain(shown.Shared, shared => shared.Html.Contains("you are ill", StringComparison.Ordinal));
    }

    [Fact]
    public void Exercises_whose_boxes_begin_with_other_words_keep_all_of_theirs()
    {
        using var folder = Exercises();
        folder.Write("exercises/other.md", ContentFolder.Article(Knee.Replace("not for you yet if", "for you only if", StringComparison.Ordinal)
            .Replace("Stop at once", "Stop", StringComparison.Ordinal), title: "Other", kind: "exercise")).Load();
        List<Part> parts = [folder.Guide.FindPart("/exercises/knee")!, folder.Guide.FindPart("/exercises/other")!];

        var shown = new Sheet(level: 3, parts).AddExercises(parts);

        Assert.Empty(shown.Shared);
        Assert.All(shown.Exercises, exercise => Assert.Contains("you are ill", exercise.Html, StringComparison.Ordinal));
        Assert.All(shown.Exercises, exercise => Assert.Contains("chest pain", exercise.Sections[^1].Html, StringComparison.Ordinal));
    }

    [Fact]
    public void Cards_of_an_article_go_along_once_and_not_where_their_section_is_on_the_sheet()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("""
            ::: note Who it is for
            Adults.
            :::

            ## One {#one}

            First.

            ## Two {#two}

            Second.

            ## Signs {#signs}

            ::: urgent See a doctor today if:
            - it hurts at night
            :::
            """)).Load();
        List<Part> Of(params string[] ids) => [.. ids.Select(id => folder.Guide.FindPart($"/causes/{id}")!)];

        var two = Of("one", "two");
        var without = new Sheet(level: 3, two);
        Assert.Equal((1, 1), Counts(without.Add(two[0])));
        Assert.Equal((0, 0), Counts(without.Add(two[1])));

        var three = Of("one", "signs");
        var with = new Sheet(level: 3, three);
        Assert.Equal((1, 0), Counts(with.Add(three[0])));
        Assert.Contains("it hurts at night", with.Add(three[1]).Html, StringComparison.Ordinal);

        static (int, int) Counts(SheetPart part) => (part.Before.Count, part.After.Count);
    }

    [Fact]
    public void Whole_article_is_shown_with_all_sections_and_its_links_stay_on_the_page()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("Read [the second part](#two).\n\n## One {#one}\n\n### Deep {#deep}\n\nFirst.\n\n## Two {#two}\n\nSee [deep](#deep).")).Load();
        var part = folder.Guide.FindPart("/causes")!;
        var sheet = new Sheet(level: 3, part);

        sheet.Add(folder.Guide.FindPart("/")!);
        var shown = sheet.Add(part);

        Assert.Equal(["One", "Two"], shown.Sections.Select(section => section.Title));
        Assert.Contains("""<h4 id="2-deep">Deep</h4>""", shown.Sections[0].Html, StringComparison.Ordinal);
        Assert.Contains("href=\"#2-deep\"", shown.Sections[1].Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/causes#two\"", shown.Html, StringComparison.Ordinal);
    }

    private static ContentFolder Exercises()
    {
        var folder = new ContentFolder();
        folder.Write("exercises/knee.md", ContentFolder.Article(Knee, title: "Knee", kind: "exercise"))
            .Write("exercises/ankle.md", ContentFolder.Article(Ankle, title: "Ankle", kind: "exercise")).Load();
        return folder;
    }

    private static string Words(string html) =>
        string.Join(' ', new HtmlParser().ParseDocument(html).Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
