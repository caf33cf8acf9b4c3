using HipPain.Content.Articles;

namespace HipPain.Web.Feedback;

/// <summary>What the address of the second step carries.</summary>
/// <param name="Id">The vote.</param>
/// <param name="Address">The page voted on.</param>
/// <param name="State">Whether the vote is a real one.</param>
public sealed record FeedbackLink(Guid Id, Address Address, FeedbackLinkState State);

/// <summary>Whether there is a vote behind a link. The numbers are in links: do not change them.</summary>
public enum FeedbackLinkState : byte
{
    /// <summary>There is.</summary>
    Real = 0,

    /// <summary>It only looks like it, for programs that fill in every field; nothing is stored.</summary>
    Decoy = 1,

    /// <summary>The same after its second step.</summary>
    DecoyDone = 2,

    /// <summary>The same where a warning sign was named in it.</summary>
    DecoyWarned = 3,
}
