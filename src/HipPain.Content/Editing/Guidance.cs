using System.Collections.Frozen;
using HipPain.Content.Checking.Shapes;

namespace HipPain.Content.Editing;

/// <summary>What a new article says until an editor writes it.</summary>
internal static class Guidance
{
    public const string Summary = "Say here in one sentence what the reader finds on this page.";

    public const string CardSign = "write here which signs need a doctor";

    public const string Lead = "Start with what the reader needs most, in two or three short sentences.";

    /// <summary>The section that an article begins with whose kind asks for none.</summary>
    public static readonly IReadOnlyList<RequiredSection> Free = [new("first-part", "Name of the first part")];

    private static readonly Dictionary<string, string> BySection = new(StringComparer.Ordinal)
    {
        ["what-it-is"] = "Say in plain words what is wrong, and where in the hip.",
        ["where-it-hurts"] = "Say where people feel it, and what it feels like.",
        ["what-sets-it-off"] = "List the movements and the changes in training that bring it on.",
        ["who-gets-it"] = "Say who has it more often, and name the source.",
        ["what-helps"] = "Say what the reader can do today, the best proven thing first.",
        ["how-long"] = "Say how long it often takes, and that it differs from person to person.",
        ["when-to-worry"] = "List the signs that need a doctor, the most urgent first.",
        ["how"] = "Write the steps in order, one short sentence each.",
        ["dose"] = "Say how many, how often and how hard, and how to begin.",
        ["easier-harder"] = "Give one easier way and one harder way to do it.",
        ["stop-if"] = "List what tells the reader to stop at once.",
        ["mistakes"] = "Name the mistakes people make most, and how to put them right.",
        ["check-first"] = "List the signs of this place that must not wait, in an urgent and a routine card.",
        ["more-likely"] = "Link to the likely causes, at most six, each with how it often feels. Say that the place is a clue, and no diagnosis.",
        ["also-possible"] = "Link to what is felt here less often, the most serious first.",
        ["what-to-do"] = "Say what the reader can do today, and when to book an appointment.",
        ["first-part"] = "Write one idea here. Change the heading and its id before the page is published.",
    };

    /// <summary>Everything that a new article says, so that none of it is left in a published one.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.ToFrozenSet([Summary, Lead, CardSign, .. Free.Select(section => section.Title), .. BySection.Values], StringComparer.Ordinal);

    public static string Of(string section) => BySection[section];
}
