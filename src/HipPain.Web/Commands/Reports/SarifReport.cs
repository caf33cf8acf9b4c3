using System.Text.Json.Nodes;
using HipPain.Content.Checking;

namespace HipPain.Web.Commands.Reports;

/// <summary>Tells what was found in SARIF 2.1.0, the OASIS format that code hosts and editors' tools read.</summary>
internal static class SarifReport
{
    public static JsonObject Of(Findings findings) => new()
    {
        ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "HipPain check",
                    ["rules"] = new JsonArray([.. Rules.All.Select(Rule)]),
                },
            },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. findings.All.Select(Result)]),
        }),
    };

    private static JsonObject Rule(Rule rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = Message(rule.Sentence),
        ["help"] = Message(rule.Cure),
        ["defaultConfiguration"] = new JsonObject { ["level"] = rule.Level is Level.Error ? "error" : "warning" },
    };

    private static JsonObject Result(Finding finding) => new()
    {
        ["ruleId"] = finding.Problem.Rule.Id,
        ["ruleIndex"] = Rules.All.Index().First(rule => rule.Item == finding.Problem.Rule).Index,
        ["level"] = finding.Word,
        ["message"] = Message(finding.Text),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', finding.File.Split('/').Select(Uri.EscapeDataString)) },
                ["region"] = new JsonObject { ["startLine"] = finding.Problem.Line, ["startColumn"] = finding.Problem.Column },
            },
        }),
    };

    private static JsonObject Message(string text) => new() { ["text"] = text };
}
