using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Yaml;

namespace HipPain.Content;

/// <summary>What <c>site.yaml</c> says of the whole guide.</summary>
public sealed record Site
{
    internal const string File = "site.yaml";

    /// <summary>The name of the site.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence for search engines.</summary>
    public required string Description { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>An e-mail address for readers.</summary>
    public required string Contact { get; init; }

    /// <summary>Where to call for help, country by country, in the order of the file.</summary>
    public required IReadOnlyList<HelpNumber> Help { get; init; }

    /// <summary>What, in a reader's words, may tell of an emergency.</summary>
    public WarningSigns WarningSigns { get; init; } = WarningSigns.Fallback;

    /// <summary>The Markdown of the emergency card that stands on every article.</summary>
    internal string Emergency { get; init; } = "";

    /// <summary>The line of <c>site.yaml</c> on which the emergency card's Markdown starts, from 1.</summary>
    internal int EmergencyLine { get; init; } = 1;

    /// <summary>
    /// Stands in when the very first start finds no usable <c>site.yaml</c>: a page about hip pain must not appear without
    /// its emergency card.
    /// </summary>
    internal static Site Fallback { get; } = new()
    {
        Name = "HipPain",
        Description = "A guide to hip pain from running.",
        Publisher = "HipPain",
        Contact = "",
        Help = [],
        Emergency = """
            ::: emergency Call your local emergency number or go to an emergency department now if:
            - you cannot stand on your leg
            - you have hip pain with a fever or feel very ill
            - you have numbness between your legs, or new trouble with your bladder or bowels
            :::
            """,
    };

    /// <summary>Stands for the front matter that the emergency card has none of.</summary>
    internal static FrontMatter CardMatter { get; } = new()
    {
        Title = "Emergency",
        Summary = "When to get help now.",
        Kind = ArticleKind.Page,
        Order = 0,
        Researched = default,
    };

    /// <summary>Reads the file; null, with the reasons in the log, if anything in it is wrong.</summary>
    internal static Site? Read(string text, ProblemLog log)
    {
        if (StrictYaml.Read(text, firstLine: 1, log) is not { } map)
        {
            return null;
        }

        var fields = new YamlFields(map, log);
        var site = new Site
        {
            Name = fields.Text("name", most: 40),
            Description = fields.Text("description", most: 160),
            Publisher = fields.Text("publisher", most: 100),
            Contact = fields.Text("contact", most: 200),
            Emergency = fields.Block("emergency", most: 2_000),
            // A block's text starts on the line after its "|".
            EmergencyLine = fields.MarkOf("emergency").Line + 1,
            Help = fields.Maps("help", most: 40, HelpNumber.Read),
            WarningSigns = WarningSigns.Read("warning_signs", fields, log),
        };
        fields.End();
        return log.IsClean ? site : null;
    }
}

/// <summary>The numbers to call in one country.</summary>
public sealed record HelpNumber
{
    /// <summary>The country or group of countries, as it stands in a list.</summary>
    public required string Country { get; init; }

    /// <summary>The emergency number.</summary>
    public required string Emergency { get; init; }

    /// <summary>A number for advice that is not an emergency; null where there is none.</summary>
    public string? Advice { get; init; }

    /// <summary>What the advice line is called, with its number in it; the number alone where it has no name.</summary>
    public string? AdviceName { get; init; }

    internal static HelpNumber Read(YamlFields fields)
    {
        var advice = fields.OptionalNumber("advice", most: 20);
        return new HelpNumber
        {
            Country = fields.Text("country", most: 80),
            Emergency = fields.OptionalNumber("emergency", most: 20, required: true) ?? "",
            Advice = advice,
            AdviceName = fields.OptionalText("advice_name", most: 60) ?? advice,
        };
    }
}
