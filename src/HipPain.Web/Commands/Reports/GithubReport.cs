namespace HipPain.Web.Commands.Reports;

/// <summary>Tells what was found as commands of a GitHub workflow, which shows them beside the lines of a pull request.</summary>
internal static class GithubReport
{
    public static void Write(TextWriter output, Findings findings)
    {
        foreach (var finding in findings.All)
        {
            var problem = finding.Problem;
            output.WriteLine($"::{finding.Word} file={Property(finding.File)},line={problem.Line},col={problem.Column},title={Property(problem.Rule.Id)}::{Data(finding.Text)}");
        }

        output.WriteLine(findings.Summary);
    }

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
