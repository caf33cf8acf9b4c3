using System.Collections.Frozen;

namespace HipPain.Web.Interop.Infobutton;

/// <summary>What record systems call a condition, in the words that the guide has for it.</summary>
internal static class DisplayName
{
    // What code lists add to the name of a condition: the side, the encounter, and what kind of concept it is.
    private static readonly FrozenSet<string> Added = FrozenSet.ToFrozenSet(
        [
            "right", "left", "bilateral", "unilateral", "laterality", "unspecified", "other", "nos", "nec", "initial", "subsequent", "encounter",
            "sequela", "nontraumatic", "disorder", "finding", "acute", "chronic", "side",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The name without what code lists add to it.</summary>
    public static string Plain(string name) =>
        string.Join(' ', name.Split([' ', ',', '(', ')', '[', ']', '/', ';'], StringSplitOptions.RemoveEmptyEntries).Where(word => !Added.Contains(word)));
}
