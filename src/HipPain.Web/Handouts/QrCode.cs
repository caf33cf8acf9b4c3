using System.Globalization;
using System.Text;
using QRCoder;

namespace HipPain.Web.Handouts;

/// <summary>A QR code (ISO/IEC 18004) at error correction level M, which stays readable with 15 % of it hidden.</summary>
public sealed class QrCode
{
    private readonly QRCodeData _data;

    private QrCode(string text, QRCodeData data) => (Text, _data) = (text, data);

    /// <summary>What it says.</summary>
    public string Text { get; }

    /// <summary>The modules along a side, the quiet zone of 4 on each side included.</summary>
    public int Modules => _data.ModuleMatrix.Count;

    /// <summary>How wide it has to be on paper for phones to read it: at least 30 mm, and half a millimetre for each module.</summary>
    public int Millimetres => Math.Max(30, (Modules + 1) / 2);

    /// <summary>
    /// The drawing as SVG path data in units of one module, for a stroke one module wide: each run of dark modules is a line along
    /// its middle, so the first row lies at 0. Rectangles would take twice the bytes, and a code hardly compresses.
    /// </summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            for (var y = 0; y < Modules; y++)
            {
                // Where the last line ended: within a row, the gap to the next one is shorter to write than its place.
                var end = 0;
                for (var x = 0; x < Modules; x++)
                {
                    var start = x;
                    while (x < Modules && _data.ModuleMatrix[y][x])
                    {
                        x++;
                    }

                    if (x > start)
                    {
                        var move = end == 0 ? $"M{start} {y}" : $"m{start - end} 0";
                        path.Append(CultureInfo.InvariantCulture, $"{move}h{x - start}");
                        end = x;
                    }
                }
            }

            return path.ToString();
        }
    }

    /// <summary>Makes the code.</summary>
    /// <param name="text">What it says, such as an absolute address; at most 2,300 bytes in UTF-8.</param>
    /// <returns>The code, or null if the text is too long for one.</returns>
    public static QrCode? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            return null;
        }

        using var generator = new QRCodeGenerator();
        return new QrCode(text, generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M));
    }

    // Version 40 holds 2,331 bytes at level M.
    private const int MostBytes = 2_300;
}
