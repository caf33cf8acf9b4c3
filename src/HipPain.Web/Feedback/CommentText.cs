using System.Text;
using HipPain.Web.Data;

namespace HipPain.Web.Feedback;

/// <summary>Brings a reader's words into the form they are stored in.</summary>
public static class CommentText
{
    /// <summary>
    /// One kind of line break (LF), no control characters but that and the tab, no half surrogates, nothing that turns the
    /// direction of the text around it, in <see cref="ComposedText"/>, trimmed; null where nothing is left. The limit of
    /// <see cref="FeedbackEntry.MaxCommentLength"/> UTF-16 characters is for the result.
    /// </summary>
    public static string? Normalise(string? comment)
    {
        var kept = new StringBuilder(comment?.Length ?? 0);
        foreach (var rune in (comment ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            // Half a surrogate pair is enumerated as the replacement character.
            if (rune != Rune.ReplacementChar && !IsUnwanted(rune))
            {
                kept.Append(rune);
            }
        }

        var text = ComposedText.Of(kept.ToString().Trim());
        return text.Length == 0 ? null : text;
    }

    private static bool IsUnwanted(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'))
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
