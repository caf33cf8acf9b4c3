using HipPain.Content.Checking;
using HipPain.Content.Markdown;
using HipPain.Content.Yaml;

namespace HipPain.Content;

/// <summary>What <c>synonyms.yaml</c> says of the words that readers type. The file may be missing: then there are none.</summary>
public sealed record Synonyms
{
    internal const string File = "synonyms.yaml";

    private const int MostLines = 300;
    private const int MostCharacters = 500;

    /// <summary>No synonyms at all.</summary>
    public static Synonyms None { get; } = new() { SameMeaning = [], Emergency = [], Places = [] };

    /// <summary>Groups of words and phrases that mean the same to a reader; each group has at least two.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> SameMeaning { get; init; }

    /// <summary>Words and phrases that may tell of an emergency.</summary>
    public required IReadOnlyList<string> Emergency { get; init; }

    /// <summary>Words for parts of the body, and where they lead.</summary>
    public required IReadOnlyList<PlaceWords> Places { get; init; }

    /// <summary>Reads the file; null, with the reasons in the log, if anything in it is wrong.</summary>
    internal static Synonyms? Read(string text, ProblemLog log)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return None;
        }

        if (StrictYaml.Read(text, firstLine: 1, log) is not { } map)
        {
            return null;
        }

        var fields = new YamlFields(map, log);
        var synonyms = new Synonyms
        {
            SameMeaning = [.. fields.Texts("same_meaning", MostLines, MostCharacters).Select(line => Phrases(line, least: 2, log))],
            Emergency = [.. fields.Texts("emergency", MostLines, MostCharacters).SelectMany(line => Phrases(line, least: 1, log))],
            Places = fields.Maps("places", MostLines, inner => Place(inner, log)),
        };
        fields.End();
        return log.IsClean ? synonyms : null;
    }

    private static PlaceWords Place(YamlFields fields, ProblemLog log)
    {
        var words = fields.Text("words", MostCharacters);
        var address = fields.Text("address", most: 800);
        var isAddress = LinkForm.IsInternal(address, out var path, out var fragment) && path.Length > 0;
        if (!isAddress && address.Length > 0)
        {
            log.Add(Rules.WrongValue, fields.MarkOf("address"), "The value of \"address\" has to be an address of the guide such as /symptoms#pain.");
        }

        return new PlaceWords
        {
            Words = Phrases((words, fields.MarkOf("words")), least: 1, log),
            Path = path,
            Fragment = fragment,
            Mark = fields.MarkOf("address"),
        };
    }

    private static string[] Phrases((string Text, Mark Mark) line, int least, ProblemLog log)
    {
        string[] phrases = [.. line.Text.Split(',', StringSplitOptions.TrimEntries)];
        var isGood = phrases.Length >= least && phrases.All(phrase => phrase.Any(char.IsLetterOrDigit));
        if (!isGood && line.Text.Length > 0)
        {
            log.Add(Rules.WrongValue, line.Mark, $"The line {Quoted.Text(line.Text)} has to hold {(least > 1 ? "two or more " : "")}words with commas between them.");
        }

        return phrases;
    }
}

/// <summary>Words for a part of the body, and where in the guide they lead.</summary>
public sealed record PlaceWords
{
    /// <summary>Words and phrases, any of which leads there.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The address of an article, such as <c>/symptoms</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The id of a heading there; null for the article itself.</summary>
    public string? Fragment { get; init; }

    /// <summary>Where the address stands in the file.</summary>
    internal Mark Mark { get; init; }
}
