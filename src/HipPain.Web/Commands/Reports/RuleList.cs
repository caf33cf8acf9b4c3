using System.Text.Json.Nodes;
using HipPain.Content.Checking;

namespace HipPain.Web.Commands.Reports;

/// <summary>Prints the catalogue of rules: for people, as the table of docs/editors.md, or for programs.</summary>
internal static class RuleList
{
    public static int Write(Terminal terminal, string format)
    {
        switch (format)
        {
            case Formats.Text:
                Text(terminal);
                return 0;
            case Formats.Markdown:
                terminal.Output.Write(Markdown());
                return 0;
            case Formats.Json:
                terminal.Output.WriteLine(Report.Json(Json()));
                return 0;
            default:
                terminal.Error.WriteLine($"The rules are listed as text, markdown or json, not as {format}.");
                return 2;
        }
    }

    private static string LevelOf(Rule rule) => rule.Level is Level.Error ? "error" : "warning";

    private static void Text(Terminal terminal)
    {
        foreach (var rule in Rules.All)
        {
            terminal.WriteLine((rule.Id, "bold"), (" ", null), (LevelOf(rule), rule.Level is Level.Error ? "red" : "yellow"), ($" {rule.Sentence}", null));
            terminal.WriteLine(($"  {rule.Cure}", "grey"));
            Example(terminal, "wrong", rule.Bad);
            Example(terminal, "right", rule.Good);
            terminal.Output.WriteLine();
        }

        terminal.Output.WriteLine(Findings.Count(Rules.All.Count, "rule") + ".");
    }

    private static void Example(Terminal terminal, string word, Example example)
    {
        foreach (var (index, line) in example.Shown.Split('\n').Index())
        {
            terminal.Output.WriteLine($"  {(index == 0 ? word + ":" : ""),-7} {line}".TrimEnd());
        }
    }

    /// <summary>A table with a row for each rule.</summary>
    public static string Markdown()
    {
        var rows = Rules.All.Select(rule => $"| {rule.Id} | {LevelOf(rule)} | {Cell(rule.Sentence)} | {Cell(rule.Cure)} | {Example(rule.Bad)} | {Example(rule.Good)} |\n");
        return "| rule | level | what content keeps to | what to do | wrong | right |\n|---|---|---|---|---|---|\n" + string.Concat(rows);
    }

    private static string Example(Example example) => example.IsDescribed
        ? Cell(example.Shown)
        : string.Join("<br>", example.Shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Code(line.TrimEnd())));

    // Two back ticks around a line that holds one; bars end a cell even in code.
    private static string Code(string line)
    {
        var (open, close) = line.Contains('`', StringComparison.Ordinal) ? ("`` ", " ``") : ("`", "`");
        return open + line.Replace("|", "\\|", StringComparison.Ordinal) + close;
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);

    private static JsonObject Json() => new()
    {
        ["rules"] = new JsonArray([.. Rules.All.Select(rule => new JsonObject
        {
            ["id"] = rule.Id,
            ["level"] = LevelOf(rule),
            ["sentence"] = rule.Sentence,
            ["cure"] = rule.Cure,
            ["wrong"] = rule.Bad.Shown,
            ["right"] = rule.Good.Shown,
        })]),
    };
}
