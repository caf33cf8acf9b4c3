namespace HipPain.Web.Interop.Infobutton;

/// <summary>One <c>mainSearchCriteria</c>: what a record system wants to know of.</summary>
/// <param name="Number">Which of the request's; the first is 0, and has no number in its parameters' names.</param>
internal sealed record Criterion(int Number)
{
    /// <summary>The code; empty for none.</summary>
    public string Code { get; init; } = "";

    /// <summary>The object identifier of the list that the code is from; empty for none.</summary>
    public string System { get; init; } = "";

    /// <summary>The name that people read; empty for none.</summary>
    public string Name { get; init; } = "";
}
