using System.Globalization;

namespace HipPain.Content.Articles;

/// <summary>Says honestly whether a clinician has checked an article.</summary>
public static class ReviewStatus
{
    /// <summary>Who checked it and when, and whether the next check is late at a moment; or that nobody has. For readers, in sentences.</summary>
    public static string ReviewInWords(this FrontMatter matter, DateTimeOffset moment)
    {
        if (matter.Review is not { } review)
        {
            return "Not yet checked by a health professional. Written from published sources.";
        }

        var next = review.OverdueFrom <= moment
            ? $"The next check was due by {InWords(review.Next)} and is late. Parts of this page may be out of date."
            : $"Next check due by {InWords(review.Next)}.";
        return $"Checked by {review.By}, {review.Profession} ({review.Registration}), on {InWords(review.On)}. {next}";
    }

    private static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
