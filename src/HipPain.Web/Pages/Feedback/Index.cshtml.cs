using System.Text.RegularExpressions;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Feedback;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Feedback;

/// <summary>Takes the vote on a page. The reader sees this page only when the vote could not be taken.</summary>
public sealed partial class IndexModel(Guide guide, FeedbackBox box) : PageModel
{
    /// <summary>The heading.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What went wrong and what to do.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>The article voted on, where it is known, so that the reader can vote again.</summary>
    public Article? Article { get; private set; }

    /// <summary>Stores the vote; "thank you" comes on the next page, after the commit.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var form = await Request.ReadPostedFormAsync(cancellationToken);
        Article = guide.Find(form["address"].ToString());
        if (Article is null)
        {
            return Answer(StatusCodes.Status400BadRequest, "Your answer was not saved", "We do not know which page it is about. Open the page again and answer there.");
        }

        if (form["vote"].ToString() is not ("yes" or "no"))
        {
            return Answer(StatusCodes.Status400BadRequest, "Choose yes or no", "Nothing was saved yet, because no answer was chosen.");
        }

        try
        {
            var version = Version.IsMatch(form["version"].ToString()) ? form["version"].ToString() : null;
            var id = await box.VoteAsync(Article.Address, form["vote"] == "yes", version, cancellationToken);
            Response.Headers.Location = $"/feedback/{id}";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (FeedbackNotSavedException)
        {
            return Answer(StatusCodes.Status503ServiceUnavailable, "Your answer was not saved", "We cannot save answers at the moment. Please try again in a few minutes.");
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{16}\z")]
    private static partial Regex Version { get; }

    private PageResult Answer(int status, string title, string sentence)
    {
        (Title, Sentence) = (title, sentence);
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
