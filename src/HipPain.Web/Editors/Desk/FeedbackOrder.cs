using HipPain.Web.Data;

namespace HipPain.Web.Editors.Desk;

/// <summary>
/// What an editor asks to be done with feedback: with one piece of it by a button of its own, or with all that are chosen.
/// </summary>
/// <param name="Status">What to mark it as; null to delete it.</param>
/// <param name="Ids">Which; none where none were chosen or what was posted makes no sense.</param>
/// <param name="Bare">What the editor saw as a vote alone, without a reason or a text.</param>
public sealed record FeedbackOrder(FeedbackStatus? Status, IReadOnlyList<Guid> Ids, IReadOnlyList<Guid> Bare)
{
    /// <summary>The word that deletes, where others name a status.</summary>
    public const string Delete = "Delete";

    /// <summary>The order that a posted form gives: <c>one</c> is a word, a colon and an id, <c>all</c> a word for the ids in <c>id</c>;
    /// <c>bare</c> names every answer of the page that had no reason or text when it was shown.</summary>
    /// <returns>Null where it gives none.</returns>
    public static FeedbackOrder? Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (word, ids) = form["one"].ToString().Split(':') is [var single, var id] ? (single, [id]) : (form["all"].ToString(), form["id"].OfType<string>());
        var status = Names.Find<FeedbackStatus>(word);
        return status is null && word != Delete
            ? null
            : new FeedbackOrder(status, IdsOf(ids), IdsOf(form["bare"].OfType<string>()));
    }

    private static IReadOnlyList<Guid> IdsOf(IEnumerable<string> texts) =>
        [.. texts.Select(text => Guid.TryParse(text, out var known) ? known : Guid.Empty).Where(known => known != Guid.Empty).Distinct()];
}
