namespace HipPain.Web.Editors.Desk;

/// <summary>What became of an order.</summary>
/// <param name="Count">How much of the feedback it named there still was, and is as it asks now.</param>
/// <param name="Unread">How much of it was passed over, since its reader added words after the editor's page was opened.</param>
public readonly record struct OrderDone(int Count, int Unread);
