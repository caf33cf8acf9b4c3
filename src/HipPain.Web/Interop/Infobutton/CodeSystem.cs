using HipPain.Content.Articles;

namespace HipPain.Web.Interop.Infobutton;

/// <summary>A list of clinical codes that record systems ask by.</summary>
internal sealed record CodeSystem
{
    // ICD: a letter, a digit, and one to five more of either. The longest code of ICD-10-CM has seven characters.
    private const int ShortestIcd = 3;
    private const int LongestIcd = 7;

    // A SNOMED CT identifier has 6 to 18 digits.
    private const int ShortestSnomed = 6;
    private const int LongestSnomed = 18;

    private CodeSystem()
    {
    }

    /// <summary>ICD-10-CM, the list of the United States.</summary>
    public static CodeSystem Icd10Cm { get; } = new() { Oid = "2.16.840.1.113883.6.90", HasParents = true, CodesOf = codes => codes.Icd10Cm };

    /// <summary>ICD-10 of the World Health Organization.</summary>
    public static CodeSystem Icd10 { get; } = new() { Oid = "2.16.840.1.113883.6.3", HasParents = true, CodesOf = codes => codes.Icd10 };

    /// <summary>SNOMED CT.</summary>
    public static CodeSystem SnomedCt { get; } = new() { Oid = "2.16.840.1.113883.6.96", HasParents = false, CodesOf = codes => codes.Snomed };

    /// <summary>All that the guide has codes of.</summary>
    public static IReadOnlyList<CodeSystem> All { get; } = [Icd10Cm, Icd10, SnomedCt];

    /// <summary>Its object identifier, as HL7 gives it.</summary>
    public required string Oid { get; init; }

    /// <summary>Whether a code without its last character is the more general one.</summary>
    public required bool HasParents { get; init; }

    /// <summary>The codes of this list among those of an article.</summary>
    public required Func<ClinicalCodes, IReadOnlyList<string>> CodesOf { get; init; }

    /// <summary>The list of an object identifier, with or without <c>urn:oid:</c> in front; null for any other.</summary>
    public static CodeSystem? Find(string oid) =>
        All.FirstOrDefault(system => oid == system.Oid || oid.Equals($"urn:oid:{system.Oid}", StringComparison.OrdinalIgnoreCase));

    /// <summary>A code as it is compared: capitals, no dot; null if no code of this list looks like it.</summary>
    public string? Normal(string code)
    {
        if (!HasParents)
        {
            return code.Length is >= ShortestSnomed and <= LongestSnomed && code.All(char.IsAsciiDigit) ? code : null;
        }

        // The one dot of ICD stands behind the third character.
        var normal = (code.Length > ShortestIcd && code[ShortestIcd] == '.' ? code.Remove(ShortestIcd, 1) : code).ToUpperInvariant();
        var isIcd = normal.Length is >= ShortestIcd and <= LongestIcd && char.IsAsciiLetterUpper(normal[0]) && char.IsAsciiDigit(normal[1])
            && normal.All(char.IsAsciiLetterOrDigit);
        return isIcd ? normal : null;
    }

    /// <summary>A normal code and then the more general ones above it, the nearest first; the code alone where there is no telling.</summary>
    public IEnumerable<string> WithParents(string normal)
    {
        yield return normal;
        for (var length = normal.Length - 1; HasParents && length >= ShortestIcd; length--)
        {
            yield return normal[..length];
        }
    }
}
