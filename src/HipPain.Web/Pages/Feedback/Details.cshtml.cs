using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Feedback;

/// <summary>Thanks for a vote that is stored, and offers to say more about it once, within the hour.</summary>
public sealed class DetailsModel(Guide guide, FeedbackBox box) : PageModel
{
    /// <summary>The reasons in the order and the words in which they are offered.</summary>
    public static IReadOnlyList<(FeedbackReason Value, string Words)> Reasons { get; } =
    [
        (FeedbackReason.EasyToFollow, "It was easy to follow"),
        (FeedbackReason.HardToUnderstand, "It was hard to understand"),
        (FeedbackReason.NoWordOnGettingHelp, "It did not say when to get help"),
        (FeedbackReason.ExerciseUnclear, "An exercise was not clear"),
        (FeedbackReason.OutOfDate, "It is out of date"),
        (FeedbackReason.SomethingMissing, "Something is missing"),
        (FeedbackReason.Other, "Another reason"),
    ];

    /// <summary>The heading.</summary>
    public string Title { get; private set; } = "Thank you";

    /// <summary>What to say where there is no form.</summary>
    public string Sentence { get; private set; } = "Your answer is saved. It helps us to make the guide better.";

    /// <summary>Whether the vote may still be completed, so that the form is shown.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The article voted on; null where it is not known.</summary>
    public Article? Article { get; private set; }

    /// <summary>The reason chosen so far.</summary>
    public FeedbackReason? Reason { get; private set; }

    /// <summary>The comment as the reader wrote it.</summary>
    public string? Comment { get; private set; }

    /// <summary>What is wrong with what was sent; null if nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>The field that the error is about.</summary>
    public string ErrorField { get; private set; } = "comment";

    /// <summary>Shows the form, or thanks where there is nothing more to say.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        try
        {
            if (await box.FindAsync(id, cancellationToken) is not { } entry)
            {
                return NotFound();
            }

            (IsOpen, Article) = (box.IsOpen(entry), guide.Find(entry.Address.Value));
            return Page();
        }
        catch (FeedbackNotSavedException)
        {
            (Title, Sentence) = ("We cannot look this up at the moment", "If you have just come from a page of the guide, your answer there is saved.");
            return WithStatus(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Stores the reason and the comment; whatever fails, the reader's words stay on the page.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var form = await Request.ReadPostedFormAsync(cancellationToken);
        Article = guide.Find(form["address"].ToString());
        Comment = form["comment"].ToString();
        var isReasonGiven = form["reason"].ToString() is { Length: > 0 };
        Reason = Enum.TryParse<FeedbackReason>(form["reason"], out var reason) && Enum.IsDefined(reason) ? reason : null;
        var text = CommentText.Normalise(Comment);
        if (isReasonGiven && Reason is null)
        {
            return Refused(StatusCodes.Status400BadRequest, "reason", "Choose one of the reasons.");
        }

        if (Reason is null && text is null)
        {
            return Refused(StatusCodes.Status400BadRequest, "reason", "Choose a reason or write a comment.");
        }

        if (text?.Length > FeedbackEntry.MaxCommentLength)
        {
            return Refused(StatusCodes.Status400BadRequest, "comment", $"Make the comment shorter: it has {text.Length} characters, and 1,000 fit.");
        }

        try
        {
            if (!await box.CompleteAsync(id, Reason, text, cancellationToken))
            {
                switch (await box.FindAsync(id, cancellationToken))
                {
                    case null:
                        return NotFound();
                    // "Send" was pressed twice.
                    case var entry when entry.Reason == Reason && entry.Comment == text:
                        break;
                    default:
                        return Refused(StatusCodes.Status409Conflict, "comment", "This answer can no longer be added to. If you have more to tell us, answer on the page again.");
                }
            }

            Response.Headers.Location = $"/feedback/{id}";
            return StatusCode(StatusCodes.Status303SeeOther);
        }
        catch (FeedbackNotSavedException)
        {
            return Refused(StatusCodes.Status503ServiceUnavailable, "comment", "We cannot save more at the moment. Your words are still here: please try again in a few minutes.");
        }
    }

    private PageResult Refused(int status, string field, string sentence)
    {
        (Title, IsOpen, ErrorField, Error) = ("Tell us more", true, field, sentence);
        return WithStatus(status);
    }

    private PageResult WithStatus(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
