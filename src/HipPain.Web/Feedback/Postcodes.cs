using System.Text.RegularExpressions;

namespace HipPain.Web.Feedback;

/// <summary>Finds postcodes of the United Kingdom (Royal Mail, Programmers' Guide to the Postcode Address File).</summary>
internal static class Postcodes
{
    private const string Areas =
        "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|"
        + "HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|"
        + "RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE";

    // "S1 2nd", "B12 3rd" and "L5 2hr" have the form of a postcode.
    private static readonly HashSet<string> NotInward = ["st", "nd", "rd", "th", "hr", "lb", "pb", "ft", "yd", "pt"];

    private static readonly Regex Form = new(
        $@"\b(?:GIR ?0AA|(?:{Areas})[0-9][0-9A-HJKMNPR-Y]?(?: {{1,2}}|-)?[0-9][ABD-HJLNP-UW-Z]{{2}})\b", PersonalDetails.Linear);

    /// <summary>Where postcodes stand.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text) => Form.Matches(text)
        .Where(match => !NotInward.Contains(match.Value[^2..]))
        .Select(match => (match.Index, match.Length));
}
