using System.Text;

namespace HipPain.Web.Tests.Editors;

/// <summary>Reads CSV as RFC 4180 writes it, with a byte order mark, and refuses anything else.</summary>
internal static class StrictCsv
{
    public static IReadOnlyList<string[]> Read(byte[] file)
    {
        Assert.Equal(new byte[] { 0xEF, 0xBB, 0xBF }, file[..3]);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file[3..]);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var (rows, row, at) = (new List<string[]>(), new List<string>(), 0);
        while (at < text.Length)
        {
            row.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }

        Assert.All(rows, one => Assert.Equal(rows[0].Length, one.Length));
        return rows;
    }

    private static string Plain(string text, ref int at)
    {
        var start = at;
        at = text.AsSpan(at).IndexOfAny(",\r\n\"") + at;
        Assert.NotEqual('"', text[at]);
        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at]);
            }
            else if (text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                at++;
                return cell.ToString();
            }
        }
    }
}
