using HipPain.Content.Checking;
using HipPain.Content.Sources;

namespace HipPain.Content.Tests.Sources;

public sealed class SourceListTests
{
    [Fact]
    public void Every_key_is_read()
    {
        using var folder = new ContentFolder();

        var sources = folder.Read("One [@first-2020]. Two [@second].").Sources.Select(cited => cited.Source with { Mark = Mark.Start });

        Assert.Equal(
            [
                new Source
                {
                    Key = "first-2020",
                    Authors = "First A",
                    Title = "The first work",
                    Publisher = "A journal",
                    Year = 2020,
                    Url = new Uri("https://doi.example/first"),
                    Strength = SourceStrength.Trial,
                    Read = new DateOnly(2026, 11, 23),
                },
                new Source
                {
                    Key = "second",
                    Authors = "Second B",
                    Title = "The second work",
                    Publisher = "A hospital",
                    Strength = SourceStrength.Leaflet,
                    Read = new DateOnly(2026, 11, 24),
                },
            ],
            sources);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("http://plain.example")]
    [InlineData("//evil.example")]
    [InlineData("/causes")]
    [InlineData("\"\\tjavascript:alert(1)\"")]
    public void Source_may_only_lead_to_https(string url)
    {
        using var folder = new ContentFolder();

        folder.Write("sources.yaml", ContentFolder.SourcesYaml.Replace("https://doi.example/first", url, StringComparison.Ordinal)).Load();

        Assert.Equal("HP009 6", string.Join(", ", folder.Guide.Problems.Select(problem => $"{problem.Rule.Id} {problem.Line}")));
    }

    [Fact]
    public void Missing_source_list_does_not_make_every_citation_a_problem()
    {
        using var folder = new ContentFolder();

        folder.Delete("sources.yaml").Write("causes.md", ContentFolder.Article("One [@first-2020].")).Load();

        Assert.Equal("sources.yaml", Assert.Single(folder.Guide.Problems).File);
        Assert.Equal("<p>One.</p>", folder.Guide.Find("/causes")?.Lead);
    }

    [Fact]
    public void Every_strength_has_words_for_editors_and_readers()
    {
        var strengths = Enum.GetValues<SourceStrength>();

        Assert.All(strengths, strength => Assert.Matches("^(Strong|Good|Medium|Weak): ", strength.InPlainWords()));
        Assert.Equal(strengths.Length, strengths.Select(strength => strength.InPlainWords()).Distinct().Count());
    }
}
