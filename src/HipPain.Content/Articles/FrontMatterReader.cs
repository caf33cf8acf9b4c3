using HipPain.Content.Checking;
using HipPain.Content.Yaml;

namespace HipPain.Content.Articles;

/// <summary>Binds front matter strictly: every key known, every value of its type.</summary>
internal static class FrontMatterReader
{
    private static readonly Dictionary<string, ArticleKind> Kinds = new(StringComparer.Ordinal)
    {
        ["article"] = ArticleKind.Article,
        ["condition"] = ArticleKind.Condition,
        ["exercise"] = ArticleKind.Exercise,
        ["region"] = ArticleKind.Region,
        ["page"] = ArticleKind.Page,
    };

    public static FrontMatter Read(YamlMap map, ProblemLog log)
    {
        var fields = new YamlFields(map, log);
        var aliases = Aliases(fields, log);
        var matter = new FrontMatter
        {
            Title = fields.Text("title", most: 65),
            Summary = fields.Text("summary", most: 160),
            // What is free of demands, where the kind cannot be read: the other problems are then still the article's own.
            Kind = fields.Word("kind", Kinds, otherwise: ArticleKind.Page),
            Order = fields.OptionalInteger("order", least: 0, most: 9_999) ?? 0,
            Researched = fields.Date("researched"),
            Review = fields.Map("review", Review),
            Changes = fields.Maps("changes", most: 200, Change),
            Aliases = [.. aliases.Select(alias => alias.Address)],
            Codes = fields.Map("codes", Codes) ?? ClinicalCodes.None,
            Draft = fields.Flag("draft"),
            Publish = fields.OptionalMoment("publish"),
            Expires = fields.OptionalMoment("expires"),
            Marks = new FrontMatterMarks
            {
                Title = fields.MarkOf("title"),
                Summary = fields.MarkOf("summary"),
                Researched = fields.MarkOf("researched"),
                Review = fields.MarkOf("review"),
                Expires = fields.MarkOf("expires"),
                Changes = fields.MarksOf("changes"),
                Aliases = [.. aliases.Select(alias => alias.Mark)],
            },
        };
        fields.End();
        return matter;
    }

    private static Review Review(YamlFields fields) => new()
    {
        By = fields.Text("by", most: 100),
        Profession = fields.Text("profession", most: 100),
        Registration = fields.Text("registration", most: 100),
        On = fields.Date("on"),
        Next = fields.Date("next"),
    };

    private static Change Change(YamlFields fields) => new()
    {
        Date = fields.Date("date"),
        Note = fields.Text("note", most: 300),
        Advice = fields.Flag("advice"),
    };

    private static ClinicalCodes Codes(YamlFields fields) => new()
    {
        Icd10Cm = [.. fields.Texts("icd10cm", most: 20, mostEach: 10).Select(code => code.Text)],
        Snomed = [.. fields.Texts("snomed", most: 20, mostEach: 18).Select(code => code.Text)],
    };

    private static List<(Address Address, Mark Mark)> Aliases(YamlFields fields, ProblemLog log)
    {
        var aliases = new List<(Address, Mark)>();
        foreach (var (text, mark) in fields.Texts("aliases", most: 50, mostEach: 700))
        {
            if (text.Contains(':', StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal))
            {
                log.Add(Rules.AliasOffSite, mark, $"The alias {Quoted.Text(text)} leads off the site.");
            }
            else if (!Address.TryParse(text, out var alias))
            {
                log.Add(Rules.WrongValue, mark, $"The alias {Quoted.Text(text)} has to be an address such as /old-name.");
            }
            else if (ReservedAddresses.Contains(alias))
            {
                log.Add(Rules.ReservedAddress, mark, $"The address {alias} belongs to the site itself.");
            }
            else
            {
                aliases.Add((alias, mark));
            }
        }

        return aliases;
    }
}
