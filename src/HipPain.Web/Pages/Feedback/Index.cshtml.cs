using System.Globalization;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Web.Feedback;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Feedback;

/// <summary>Takes the vote on a page. The reader sees this page only when the vote could not be taken.</summary>
public sealed class IndexModel(Guide guide, FeedbackBox box, FeedbackLinks links, RecentAnswers recent, ShownVersions shown, FeedbackMetrics metrics) : PageModel
{
    /// <summary>A field that people do not see. Programs that fill in every field give themselves away by it.</summary>
    public const string Trap = "subject";

    /// <summary>The heading.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What went wrong and what to do.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>The article or section voted on, where it is known, so that the reader can vote again.</summary>
    public Part? Part { get; private set; }

    /// <summary>The version of the text that the reader saw; where it is not known, that of today.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Stores the vote; "thank you" comes on the next page, after the commit.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var form = await Request.ReadPostedFormAsync(cancellationToken);
        // The page may have moved since the reader opened it.
        var asked = form["address"].ToString();
        Part = guide.Follow(asked) is { Article.FrontMatter.Kind: not ArticleKind.Handout } part ? part : null;
        if (Part is null || !Address.TryParse(Part.Address, out var address))
        {
            return Answer(FeedbackRefusal.UnknownPage, StatusCodes.Status400BadRequest, "Your answer was not saved", "We do not know which page it is about. Open the page again and answer there.");
        }

        var (today, named) = (Part.VoteVersion(), form["version"].ToString());
        var version = named == today || shown.Has(Part.Address, named) || shown.Has(asked, named) ? named : null;
        Version = version ?? today;
        if (form["vote"].ToString() is not ("yes" or "no"))
        {
            return Answer(FeedbackRefusal.NothingChosen, StatusCodes.Status400BadRequest, "Choose yes or no", "Nothing was saved yet, because no answer was chosen.");
        }

        try
        {
            links.Prepare();
            var isTrapped = form[Trap].ToString().Length > 0;
            if (isTrapped)
            {
                metrics.Refused(FeedbackRefusal.Trapped);
            }

            var id = isTrapped ? Guid.CreateVersion7() : await VoteAsync(address, form["vote"] == "yes", version);
            Response.Headers.Location = $"/feedback/{links.Write(new FeedbackLink(id, address, isTrapped ? FeedbackLinkState.Decoy : FeedbackLinkState.Real))}";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (FeedbackNotSavedException)
        {
            return Answer(FeedbackRefusal.NotSaved, StatusCodes.Status503ServiceUnavailable, "Your answer was not saved", "We cannot save answers at the moment. Please try again in a few minutes.");
        }
        catch (TooManyAnswersException tooMany)
        {
            Response.Headers.RetryAfter = tooMany.Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Answer(FeedbackRefusal.TooMany, StatusCodes.Status429TooManyRequests, "Please wait a little", $"Many answers came in a short time, so this one was not saved. You can give it again in {tooMany.InWords()}.");
        }
    }

    // Whoever presses twice takes the first request back, and the second waits for what it began: it is not given up.
    private Task<Guid> VoteAsync(Address address, bool helpful, string? version) => recent.VoteAsync(
        HttpContext.Connection.RemoteIpAddress, $"{helpful} {version} {address}", () => StoreAsync(address, helpful, version));

    private async Task<Guid> StoreAsync(Address address, bool helpful, string? version)
    {
        var id = await box.VoteAsync(address, helpful, version, CancellationToken.None);
        metrics.Stored();
        return id;
    }

    private PageResult Answer(FeedbackRefusal why, int status, string title, string sentence)
    {
        metrics.Refused(why);
        (Title, Sentence) = (title, sentence);
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
