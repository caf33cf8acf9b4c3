using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HipPain.Web.Commands.Reports;

/// <summary>Tells what a check has found.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Terminal terminal, Findings findings, string format)
    {
        switch (format)
        {
            case Formats.Github:
                GithubReport.Write(terminal.Output, findings);
                break;
            case Formats.Sarif:
                terminal.Output.WriteLine(Json(SarifReport.Of(findings)));
                break;
            case Formats.Json:
                terminal.Output.WriteLine(Json(Json(findings)));
                break;
            default:
                Text(terminal, findings);
                break;
        }
    }

    public static string Json(JsonObject value) => value.ToJsonString(Indented);

    private static void Text(Terminal terminal, Findings findings)
    {
        foreach (var file in findings.All.GroupBy(finding => finding.File))
        {
            foreach (var finding in file)
            {
                var problem = finding.Problem;
                terminal.WriteLine(
                    ($"{Printable(finding.File)}:{problem.Line}:{problem.Column}:", "bold"),
                    (" ", null),
                    (finding.Word, Colour(finding)),
                    ($" {problem.Rule.Id} {problem.Sentence}", null),
                    ($" {problem.Cure}", "grey"));
            }

            terminal.Output.WriteLine();
        }

        terminal.WriteLine((findings.Summary, findings.Errors > 0 ? "red" : findings.Warnings > 0 ? "yellow" : "green"));
    }

    // A file's name comes from outside, and a terminal would obey the control characters in it.
    private static string Printable(string file) => string.Concat(file.Select(character => char.IsControl(character) ? '\uFFFD' : character));

    private static string Colour(Finding finding) => finding.Word == "error" ? "red" : "yellow";

    /// <summary>The shape that docs/editors.md describes for programs.</summary>
    private static JsonObject Json(Findings findings) => new()
    {
        ["articles"] = findings.Articles,
        ["errors"] = findings.Errors,
        ["warnings"] = findings.Warnings,
        ["problems"] = new JsonArray([.. findings.All.Select(finding => new JsonObject
        {
            ["file"] = finding.File,
            ["line"] = finding.Problem.Line,
            ["column"] = finding.Problem.Column,
            ["level"] = finding.Word,
            ["rule"] = finding.Problem.Rule.Id,
            ["sentence"] = finding.Problem.Sentence,
            ["cure"] = finding.Problem.Cure,
        })]),
    };
}
