using System.Globalization;
using System.Text.RegularExpressions;

namespace HipPain.Web.Interop.Infobutton;

/// <summary>
/// A request of HL7 Context-Aware Knowledge Retrieval ("Infobutton"), URL-based implementation guide, release 4, as far as it is read.
/// Names of parameters are the same in small and capital letters; what is not known is passed over, and nothing is kept.
/// </summary>
internal sealed partial record InfobuttonRequest
{
    private const int MostCriteria = 10;
    private const int MostInCode = 100;
    private const int MostInName = 200;

    // HL7 ActTaskCode: patient education entry, discharge instruction entry.
    private static readonly string[] Instructing = ["PATEDUE", "DISCHINSTE"];

    private InfobuttonRequest()
    {
    }

    /// <summary>What is asked for; empty where the request does not say.</summary>
    public IReadOnlyList<Criterion> Criteria { get; private init; } = [];

    /// <summary>Who reads the answer: <c>PAT</c> or <c>PROV</c>; empty where the request does not say.</summary>
    public string Recipient { get; private init; } = "";

    /// <summary>The reader's language; empty where the request does not say.</summary>
    public string Language { get; private init; } = "";

    /// <summary>What the asker is doing, of HL7 ActTaskCode; empty where the request does not say.</summary>
    public string Task { get; private init; } = "";

    /// <summary>The form of the answer.</summary>
    public ResponseForm Form { get; private init; }

    /// <summary>Whether the answer is for a clinician.</summary>
    public bool IsForProvider => Recipient == "PROV";

    /// <summary>Whether the reader may not read English.</summary>
    public bool WantsOtherLanguage => Language.Length > 0 && !Language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a patient is being told what to do.</summary>
    public bool IsInstruction => Instructing.Contains(Task, StringComparer.OrdinalIgnoreCase);

    /// <summary>What was read, under the names of the standard, in its order.</summary>
    public IEnumerable<(string Name, string Value)> Known =>
        Criteria.SelectMany(Parameters)
            .Append(("informationRecipient", Recipient))
            .Append(("informationRecipient.languageCode.c", Language))
            .Append(("taskContext.c.c", Task))
            .Where(parameter => parameter.Item2.Length > 0);

    /// <summary>Reads a query, whatever it is.</summary>
    public static InfobuttonRequest Of(IQueryCollection query) => new()
    {
        Criteria = CriteriaOf(query),
        Recipient = Text(query, "informationRecipient").ToUpperInvariant() switch
        {
            "PROV" or "PROVIDER" => "PROV",
            "PAT" or "PATIENT" => "PAT",
            _ => "",
        },
        Language = Text(query, "informationRecipient.languageCode.c"),
        Task = Text(query, "taskContext.c.c"),
        Form = Text(query, "knowledgeResponseType").ToUpperInvariant() switch
        {
            "APPLICATION/JSON" or "TEXT/JSON" => ResponseForm.Json,
            "TEXT/XML" or "APPLICATION/XML" or "APPLICATION/ATOM+XML" => ResponseForm.Atom,
            _ => ResponseForm.Html,
        },
    };

    private static List<Criterion> CriteriaOf(IQueryCollection query)
    {
        var criteria = new SortedDictionary<int, Criterion>();
        foreach (var key in query.Keys)
        {
            if (NumberedName().Match(key) is { Success: true } match && Text(query, key, MostInName) is { Length: > 0 } value)
            {
                var number = match.Groups["number"].ValueSpan is { Length: > 0 } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
                var criterion = criteria.GetValueOrDefault(number) ?? new Criterion(number);
                criteria[number] = match.Groups["part"].Value.ToUpperInvariant() switch
                {
                    "C" => criterion with { Code = AtMost(value, MostInCode) },
                    "CS" => criterion with { System = AtMost(value, MostInCode) },
                    _ => criterion with { Name = value },
                };
            }
        }

        // A list of codes alone asks for nothing.
        return [.. criteria.Values.Where(criterion => criterion.Code.Length > 0 || criterion.Name.Length > 0).Take(MostCriteria)];
    }

    private static IEnumerable<(string Name, string Value)> Parameters(Criterion criterion)
    {
        var number = criterion.Number == 0 ? "" : criterion.Number.ToString(CultureInfo.InvariantCulture);
        return [($"mainSearchCriteria.v.c{number}", criterion.Code), ($"mainSearchCriteria.v.cs{number}", criterion.System), ($"mainSearchCriteria.v.dn{number}", criterion.Name)];
    }

    // Given twice, the first counts: the standard numbers what repeats.
    private static string Text(IQueryCollection query, string name, int most = MostInCode) =>
        AtMost(AtomFeed.Text(query[name].FirstOrDefault() ?? "").Trim(), most);

    private static string AtMost(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    [GeneratedRegex(@"\AmainSearchCriteria\.v\.(?<part>c|cs|dn)(?<number>[0-9]{0,2})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex NumberedName();
}
