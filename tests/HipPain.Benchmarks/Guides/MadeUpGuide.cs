using HipPain.Content;

namespace HipPain.Benchmarks.Guides;

/// <summary>
/// A guide of any size: variants of the guide's own articles as a tree of main parts, groups and pages, as a guide of that size
/// would have, its glossary and where to get help. Of every paragraph some sentences are left out, and rarer and rarer made-up words are put in,
/// because a guide of many pages has many words. It is the same each time.
/// </summary>
internal static class MadeUpGuide
{
    /// <summary>The file of an article that is always there.</summary>
    public const string SomeFile = "part-0.md";

    /// <summary>The address of that article.</summary>
    public const string SomePath = "/part-0";

    private const string Help = "when-to-see-a-doctor";
    private const int Parts = 20;
    private const int GroupsOfPart = 20;

    private static readonly string Own = Path.Combine(Repository.Root, "content");

    /// <summary>Writes it into a folder.</summary>
    /// <param name="folder">It is there and empty.</param>
    /// <param name="count">How many articles, at least 3: the glossary and where to get help are among them.</param>
    public static void Write(string folder, int count)
    {
        foreach (var file in (string[])["site.yaml", "sources.yaml"])
        {
            File.Copy(Path.Combine(Own, file), Path.Combine(folder, file));
        }

        File.WriteAllLines(
            Path.Combine(folder, "synonyms.yaml"), File.ReadAllLines(Path.Combine(Own, "synonyms.yaml")).TakeWhile(line => line != "places:"));
        File.WriteAllText(Path.Combine(folder, "glossary.md"), Alone("glossary").Replace("kind: article", "kind: page", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, $"{Help}.md"), Alone(Help));
        string[] seeds = [.. ((string[])["causes", "symptoms", "treatment", "recovery", Help]).Select(Alone)];
        var chance = new Random(1);
        for (var number = 0; number < count - 2; number++)
        {
            var file = Path.Combine(folder, $"{NameOf(number)}.md");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Vary(seeds[number % seeds.Length], chance));
        }
    }

    /// <summary>The addresses of all articles of a content folder, each followed by those of its sections.</summary>
    public static IReadOnlyList<string> Addresses(string folder) =>
    [
        .. new GuideLoader(folder, TimeProvider.System).Load(Guide.Empty).Articles.SelectMany(article =>
            (string[])[article.Address.Value, .. article.Sections.Select(section => $"{article.Address.Value}/{section.Id}")]),
    ];

    private static string NameOf(int number)
    {
        const int Groups = Parts * GroupsOfPart;
        return number < Parts ? $"part-{number}"
            : number < Parts + Groups ? Group(number - Parts)
            : $"{Group((number - Parts - Groups) % Groups)}/page-{number}";

        static string Group(int group) => $"part-{group % Parts}/group-{group}";
    }

    // Its neighbours are not there, but every article has to lead to where to get help.
    private static string Alone(string name) => File.ReadAllText(Path.Combine(Own, $"{name}.md"))
        .Replace("](/", "](https://hippain.example/", StringComparison.Ordinal).Replace($"](https://hippain.example/{Help}", $"](/{Help}", StringComparison.Ordinal);

    private static string Vary(string text, Random chance) => string.Join('\n', text.Split('\n').Select(line =>
        line.Length < 60 || line.Contains(':', StringComparison.Ordinal) || !char.IsAsciiLetterUpper(line[0])
            ? line
            : string.Join(". ", line.Split(". ").Where(sentence => sentence.Contains('(', StringComparison.Ordinal) || chance.Next(3) > 0)
                .Select(sentence => $"{sentence} w{(int)Math.Pow(5_000, chance.NextDouble())}").Append("Here"))));
}
