using System.Text.RegularExpressions;
using HipPain.Content.Checking;

namespace HipPain.Content.Markdown;

/// <summary>
/// Bounds on a text before it is parsed. The parser's time grows with the square of some counts, and a table's cells with its
/// rows times its columns; within these bounds every text that fits the file limit is parsed in well under a second.
/// </summary>
internal static partial class TextLimits
{
    private const int MostLines = 10_000;
    private const int MostBrackets = 5_000;
    private const int MostBarsInLine = 40;

    // The parser gives up at 128, but not before it has read the whole line.
    private const int MostNesting = 100;

    /// <summary>Names what is over its bound; whether nothing is.</summary>
    public static bool Hold(ReadOnlySpan<char> text, int firstLine, ProblemLog log)
    {
        var (line, brackets) = (firstLine, 0);
        foreach (var span in text.EnumerateLines())
        {
            brackets += span.Count('[');
            var tooMuch = span.Count('|') > MostBarsInLine ? $"The line has more than {MostBarsInLine} bars (|)."
                : brackets > MostBrackets ? $"The article has more than {MostBrackets} opening brackets."
                : Marker.Count(span) > MostNesting ? $"Lists and quotes are nested more than {MostNesting} deep."
                : line - firstLine >= MostLines ? $"The article has more than {MostLines} lines."
                : null;
            if (tooMuch is not null)
            {
                log.Add(Rules.TooComplex, new Mark(line, 1), tooMuch);
                return false;
            }

            line++;
        }

        return true;
    }

    // One of those that a line opens with: of a quote, of a list, of a numbered list.
    [GeneratedRegex(@"\G[ \t]*(>|([-+*]|[0-9]{1,9}[.)])(?=[ \t]))")]
    private static partial Regex Marker { get; }
}
