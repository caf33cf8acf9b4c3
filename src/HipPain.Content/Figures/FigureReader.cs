using System.Text;
using HipPain.Content.Checking;

namespace HipPain.Content.Figures;

/// <summary>Reads a file of <c>content/figures</c>: poses for the program to draw, or a drawing by hand.</summary>
internal static class FigureReader
{
    /// <summary>The most bytes that a drawing may have: 100 KB.</summary>
    public const int MostBytes = 100 * 1024;

    /// <summary>The drawing; null, with the reasons in the log, if anything in the file is wrong.</summary>
    public static Figure? Read(string text, string hash, ProblemLog log)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            log.Add(Rules.FigureTooLarge, Mark.Start, $"The drawing is larger than {MostBytes / 1024} KB.");
            return null;
        }

        return log.File.EndsWith(".svg", StringComparison.Ordinal) ? SvgReader.Read(text, log) : PoseReader.Read(text, log);
    }
}
