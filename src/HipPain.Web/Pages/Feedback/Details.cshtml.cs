using System.Globalization;
using HipPain.Content;
using HipPain.Content.Parts;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Feedback;

/// <summary>
/// Thanks for a vote that is stored, and offers to say more about it once, within the hour. Words that name a warning sign are answered
/// with the emergency card on top, whatever becomes of them.
/// </summary>
public sealed class DetailsModel(Guide guide, FeedbackBox box, FeedbackLinks links, RecentAnswers recent, FeedbackMetrics metrics) : PageModel
{
    private const string Late = "The time to add more is over. Your first answer is saved. Your words are still here: copy them if you want to answer on the page again.";

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

    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>The heading.</summary>
    public string Title { get; private set; } = "Thank you";

    /// <summary>What to say where there is no form.</summary>
    public string Sentence { get; private set; } = "Your answer is saved. It helps us to make the guide better.";

    /// <summary>Whether the form is shown: the vote may still be completed, or the reader's words are given back in it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the form may be sent.</summary>
    public bool MaySend { get; private set; } = true;

    /// <summary>Whether what the reader wrote names a warning sign.</summary>
    public bool NamesWarningSign { get; private set; }

    /// <summary>The article or section voted on; null where it is not known.</summary>
    public Part? Part { get; private set; }

    /// <summary>The reason chosen so far.</summary>
    public FeedbackReason? Reason { get; private set; }

    /// <summary>The comment as the reader wrote it.</summary>
    public string? Comment { get; private set; }

    /// <summary>What is wrong with what was sent; null if nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>The field that the error is about.</summary>
    public string ErrorField { get; private set; } = "comment";

    /// <summary>Shows the form, or thanks where there is nothing more to say.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        try
        {
            if (links.Read(token) is not { } link || await FindAsync(link, cancellationToken) is not { } found)
            {
                return NotFound();
            }

            Part = guide.Follow(link.Address.Value);
            IsOpen = found.IsOpen;
            // After the hour a shared computer may have another reader, whom what this one wrote is not to be shown by a card.
            var isOver = !box.IsOpen(link.Id);
            NamesWarningSign = !isOver && found.Flags.HasFlag(FeedbackMarks.WarningSign);
            if (isOver)
            {
                Sentence = "Your answer is saved. The time to add more is over.";
            }
            else if (NamesWarningSign)
            {
                (Title, Sentence) = ("Please read this now", "Your words are saved. They help us to make the guide better.");
            }

            return Page();
        }
        catch (FeedbackNotSavedException)
        {
            (Title, Sentence) = ("We cannot look this up at the moment", "If you have just come from a page of the guide, your answer there is saved.");
            return WithStatus(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Stores the reason and the comment; whatever fails, the reader's words stay on the page.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var form = await Request.ReadPostedFormAsync(cancellationToken);
        Comment = form["comment"].ToString();
        Reason = Enum.TryParse<FeedbackReason>(form["reason"], out var reason) && Enum.IsDefined(reason) ? reason : null;
        var text = CommentText.Normalise(Comment);
        NamesWarningSign = text is not null && guide.Site.WarningSigns.AreNamedIn(text);
        try
        {
            if (links.Read(token) is not { } link)
            {
                return Unknown();
            }

            Part = guide.Follow(link.Address.Value);
            return Refusal(form["reason"].ToString(), text) ?? await StoreAsync(token, link, text, cancellationToken);
        }
        catch (FeedbackNotSavedException)
        {
            return Refused(FeedbackRefusal.NotSaved, StatusCodes.Status503ServiceUnavailable, "comment", "We cannot save more at the moment. Your words are still here: please try again in a few minutes.");
        }
        catch (TooManyAnswersException tooMany)
        {
            Response.Headers.RetryAfter = tooMany.Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Refused(FeedbackRefusal.TooMany, StatusCodes.Status429TooManyRequests, "comment", $"Many answers came in a short time, so this was not saved. Your words are still here: please send them again in {tooMany.InWords()}.");
        }
    }

    private PageResult? Refusal(string givenReason, string? text) =>
        givenReason.Length > 0 && Reason is null ? Refused(FeedbackRefusal.UnknownReason, StatusCodes.Status400BadRequest, "reason", "Choose one of the reasons.")
        : Reason is null && text is null ? Refused(FeedbackRefusal.NothingChosen, StatusCodes.Status400BadRequest, "reason", "Choose a reason or write a comment.")
        : text?.Length > FeedbackEntry.MaxCommentLength ? Refused(FeedbackRefusal.TooLong, StatusCodes.Status400BadRequest, "comment", $"Make the comment shorter: it has {text.Length} characters, and 1,000 fit.")
        : null;

    private async Task<IActionResult> StoreAsync(string token, FeedbackLink link, string? text, CancellationToken cancellationToken)
    {
        if (link.State is not FeedbackLinkState.Real)
        {
            // Some who fill in every field are people, with the help of a program.
            return SeeOther(links.Write(link with { State = NamesWarningSign ? FeedbackLinkState.DecoyWarned : FeedbackLinkState.DecoyDone }));
        }

        // As with a vote, a second press waits for what the first began: it is not given up.
        var noticed = NamesWarningSign ? FeedbackMarks.WarningSign : FeedbackMarks.None;
        if (await recent.CompleteAsync(
            HttpContext.Connection.RemoteIpAddress, link.Id, $"{Reason} {text}", () => CompleteAsync(link.Id, text, noticed)))
        {
            return SeeOther(token);
        }

        if (await box.FindAsync(link.Id, cancellationToken) is not { } entry)
        {
            return Unknown();
        }

        MaySend = false;
        return Refused(FeedbackRefusal.Closed, StatusCodes.Status409Conflict, "comment", entry is { Reason: null, Comment: null } ? Late : "This answer can no longer be added to. If you have more to tell us, answer on the page again.");
    }

    private async Task<bool> CompleteAsync(Guid id, string? text, FeedbackMarks noticed)
    {
        var isCompleted = await box.CompleteAsync(id, Reason, text, noticed, CancellationToken.None);
        if (isCompleted)
        {
            metrics.Completed();
        }

        return isCompleted;
    }

    private async Task<Found?> FindAsync(FeedbackLink link, CancellationToken cancellationToken) => link.State switch
    {
        FeedbackLinkState.Decoy => new Found(box.IsOpen(link.Id), FeedbackMarks.None),
        FeedbackLinkState.DecoyDone => new Found(IsOpen: false, FeedbackMarks.None),
        FeedbackLinkState.DecoyWarned => new Found(IsOpen: false, FeedbackMarks.WarningSign),
        _ => await box.FindAsync(link.Id, cancellationToken) is { } entry
            ? new Found(box.IsOpen(entry), entry.Flags)
            : null,
    };

    private StatusCodeResult SeeOther(string token)
    {
        Response.Headers.Location = $"/feedback/{token}";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private PageResult Unknown()
    {
        MaySend = false;
        return Refused(FeedbackRefusal.UnknownVote, StatusCodes.Status404NotFound, "comment", "We do not know which answer this adds to. Your words are still here: copy them, open the page again and answer there.");
    }

    private PageResult Refused(FeedbackRefusal why, int status, string field, string sentence)
    {
        metrics.Refused(why);
        (Title, IsOpen, ErrorField, Error) = ("Tell us more", true, field, sentence);
        return WithStatus(status);
    }

    private PageResult WithStatus(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private sealed record Found(bool IsOpen, FeedbackMarks Flags);
}
