using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Pages.Editor;

/// <summary>A table of names and how often each happened.</summary>
/// <param name="Name">Heads the names.</param>
/// <param name="Count">Heads the counts.</param>
/// <param name="Counts">The names and counts.</param>
/// <param name="Words">Says a name in words.</param>
public sealed record CountTable(string Name, string Count, TopCounts Counts, Func<string, string> Words);
