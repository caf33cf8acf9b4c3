using System.Security.Cryptography;
using System.Text;

namespace HipPain.Content.Parts;

/// <summary>What readers read of a part, as lines of plain text: to be compared, kept and handed to programs.</summary>
public sealed class PlainText(IReadOnlyList<TextLine> lines)
{
    private const char End = '\n';
    private const char Tab = '\t';

    private string? _version;

    /// <summary>No words at all.</summary>
    public static PlainText Empty { get; } = new([]);

    /// <summary>The lines, in reading order.</summary>
    public IReadOnlyList<TextLine> Lines => lines;

    /// <summary>Changes when a word, a box or the order of lines does: the first 8 hexadecimal digits of a SHA-256.</summary>
    public string Version => _version ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Stored)))[..8];

    /// <summary>The text as it is kept: a line for each, with its form and box before it. <see cref="Parse"/> reads it again.</summary>
    public string Stored
    {
        get
        {
            var text = new StringBuilder();
            foreach (var line in lines)
            {
                text.Append(line.Form).Append(Tab).Append(line.Box?.ToString()).Append(Tab)
                    .Append(line.Text.Replace(End, ' ').Replace(Tab, ' ')).Append(End);
            }

            return text.ToString();
        }
    }

    /// <summary>Whether a text could be a <see cref="Version"/>.</summary>
    public static bool IsVersion(string? text) => text is { Length: 8 } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Reads a kept text. A line that this build does not understand is taken as running text: no word is lost.</summary>
    public static PlainText Parse(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new([.. stored.Split(End, StringSplitOptions.RemoveEmptyEntries).Select(ParseLine)]);
    }

    /// <summary>The words for people and programs: a line for each.</summary>
    public override string ToString() => string.Join(End, lines.Select(line => line.InWords));

    private static TextLine ParseLine(string line) =>
        line.Split(Tab, 3) is [var form, var box, var words] && Enum.TryParse<LineForm>(form, out var known)
            ? new TextLine(words, known, Enum.TryParse<ContainerKind>(box, out var kind) ? kind : null)
            : new TextLine(line, LineForm.Paragraph);
}
