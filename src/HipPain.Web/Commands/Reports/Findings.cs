using HipPain.Content;
using HipPain.Content.Checking;

namespace HipPain.Web.Commands.Reports;

/// <summary>What a check has found, ready to be told.</summary>
/// <param name="Articles">How many articles were looked at.</param>
/// <param name="All">In the order of files and lines.</param>
internal sealed record Findings(int Articles, IReadOnlyList<Finding> All)
{
    public int Errors => All.Count(finding => finding.Level is Level.Error);

    public int Warnings => All.Count - Errors;

    /// <summary>How many there are, in a line.</summary>
    public string Summary => $"{Count(Articles, "article")}, {Count(Errors, "error")}, {Count(Warnings, "warning")}.";

    /// <param name="guide">The whole guide.</param>
    /// <param name="files">The files to tell of; all if there are none.</param>
    /// <param name="isStrict">Whether warnings are errors.</param>
    /// <param name="named">How a file is named.</param>
    public static Findings Of(Guide guide, IReadOnlyCollection<string> files, bool isStrict, Func<string, string> named) => new(
        files.Count == 0 ? guide.FileCount : files.Distinct().Count(file => file.EndsWith(".md", StringComparison.Ordinal)),
        [.. guide.Problems
            .Where(problem => files.Count == 0 || files.Contains(problem.File))
            .Select(problem => new Finding(problem, isStrict ? Level.Error : problem.Level, named(problem.File)))]);

    public static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}

/// <summary>A problem as it is told.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Level">How much it weighs in this check.</param>
/// <param name="File">How its file is named.</param>
internal sealed record Finding(Problem Problem, Level Level, string File)
{
    /// <summary>The level as a word.</summary>
    public string Word => Level is Level.Error ? "error" : "warning";

    /// <summary>What is wrong and what to do.</summary>
    public string Text => $"{Problem.Sentence} {Problem.Cure}";
}
