using System.Globalization;
using System.Runtime.InteropServices;

namespace HipPain.Benchmarks;

/// <summary>What was measured on, when, and which commit: without it figures say nothing.</summary>
internal static class Machine
{
    /// <summary>Prints a heading in Markdown.</summary>
    public static async Task PrintAsync(string mode)
    {
        using var bench = new Workbench();
        var commit = await GitAsync(bench, "rev-parse", "--short", "HEAD");
        var isChanged = (await GitAsync(bench, "status", "--porcelain", "--untracked-files=no")).Length > 0;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ### {mode}, {DateTime.UtcNow:yyyy-MM-dd}, commit {commit}{(isChanged ? " with changes" : "")}

            {Environment.ProcessorCount} cores ({Processor()}), {memory:F0} GB, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, .NET {Environment.Version}

            """));
    }

    private static async Task<string> GitAsync(Workbench bench, params string[] arguments) =>
        (await bench.RunAsync("git", ["-C", Repository.Root, .. arguments])).Trim();

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        var line = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown";
    }
}
