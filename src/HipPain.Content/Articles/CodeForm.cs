using System.Text.RegularExpressions;

namespace HipPain.Content.Articles;

/// <summary>
/// The forms that the codes of a code list have. They find a slip of the keys; only the list itself says what a code means, and
/// whether there is such a code.
/// </summary>
internal static partial class CodeForm
{
    /// <summary>
    /// An ICD-10-CM code with its dot, or one of the headings above it: three to seven characters (Official Guidelines for Coding
    /// and Reporting, section I.A.2).
    /// </summary>
    public const string Icd10CmPattern = @"[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?";

    /// <summary>An ICD-10 code of the World Health Organization with its dot: three to five characters.</summary>
    public const string Icd10Pattern = @"[A-Z][0-9]{2}(\.[0-9]{1,2})?";

    /// <summary>
    /// A SNOMED CT concept id: 6 to 18 digits, of which the second and third last say that it names a concept, and the last one is
    /// a check digit (SNOMED CT Release File Specifications).
    /// </summary>
    public const string SnomedPattern = "[1-9][0-9]{2,14}[01]0[0-9]";

    /// <summary>Whether a text has the form of an ICD-10-CM code.</summary>
    public static bool IsIcd10Cm(string text) => Icd10Cm.IsMatch(text);

    /// <summary>Whether a text has the form of an ICD-10 code of the World Health Organization.</summary>
    public static bool IsIcd10(string text) => Icd10.IsMatch(text);

    /// <summary>Whether a text has the form of a SNOMED CT concept id, and its check digit is right.</summary>
    public static bool IsSnomed(string text) => Snomed.IsMatch(text) && CheckDigit.IsRight(text);

    [GeneratedRegex($@"\A{Icd10CmPattern}\z")]
    private static partial Regex Icd10Cm { get; }

    [GeneratedRegex($@"\A{Icd10Pattern}\z")]
    private static partial Regex Icd10 { get; }

    [GeneratedRegex($@"\A{SnomedPattern}\z")]
    private static partial Regex Snomed { get; }
}
