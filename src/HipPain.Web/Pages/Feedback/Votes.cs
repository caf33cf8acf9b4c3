using HipPain.Content.Parts;
using HipPain.Web.Feedback;

namespace HipPain.Web.Pages.Feedback;

internal static class Votes
{
    /// <summary>The version that a vote on the page carries: that of the whole article, or of a section's text.</summary>
    public static string VoteVersion(this Part part) => part.Section is null ? part.Article.Version : part.Version;

    /// <summary>How long to wait, in words.</summary>
    public static string InWords(this TooManyAnswersException tooMany) =>
        tooMany.Wait <= TimeSpan.FromMinutes(1) ? "a minute" : $"{Math.Ceiling(tooMany.Wait.TotalMinutes):0} minutes";
}
