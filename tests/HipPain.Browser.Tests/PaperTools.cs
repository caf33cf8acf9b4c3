using System.Diagnostics;

namespace HipPain.Browser.Tests;

/// <summary>
/// Programs that know nothing of the browser and of the code that made a sheet: <c>pdftotext</c> and <c>pdftoppm</c> (poppler-utils)
/// read the PDF, <c>zbarimg</c> (zbar-tools) the QR code on it.
/// </summary>
internal static class PaperTools
{
    private static readonly string[] Programs = ["pdftotext", "pdftoppm", "zbarimg"];

    /// <summary>Why tests on paper are skipped; null if they run.</summary>
    public static string? SkipReason { get; } = Chromium.SkipReason
        ?? (Environment.GetEnvironmentVariable("HIPPAIN_REQUIRE_BROWSER") == "1" || Programs.All(IsThere) ? null : $"Put {string.Join(", ", Programs)} on the PATH: install poppler-utils and zbar-tools.");

    /// <summary>Runs one of the programs over a file, and hands back what it writes.</summary>
    /// <param name="program">The program.</param>
    /// <param name="input">The file.</param>
    /// <param name="arguments">What stands before the file's name and behind it, parted by an empty one.</param>
    public static async Task<byte[]> RunAsync(string program, byte[] input, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, input);
            using var process = Process.Start(new ProcessStartInfo(program, arguments.Select(argument => argument.Length == 0 ? file : argument)) { RedirectStandardOutput = true })!;
            using var output = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(output);
            await process.WaitForExitAsync();
            // zbarimg answers 4 where there is no code.
            Assert.True(process.ExitCode is 0 or 4, $"{program} answered {process.ExitCode}.");
            return output.ToArray();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>A test that prints and reads the paper; skipped, with the reason, where that cannot be done.</summary>
public sealed class PaperFactAttribute : FactAttribute
{
    public PaperFactAttribute() => Skip = PaperTools.SkipReason;
}

/// <summary>The same for a test with cases.</summary>
public sealed class PaperTheoryAttribute : TheoryAttribute
{
    public PaperTheoryAttribute() => Skip = PaperTools.SkipReason;
}
