using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>A page as it comes out of a printer that leaves out backgrounds.</summary>
internal sealed class Paper
{
    private readonly byte[] _pdf;

    private Paper(byte[] pdf, IReadOnlyList<Sheet> sheets) => (_pdf, Sheets) = (pdf, sheets);

    /// <summary>The sheets in order.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    public static async Task<Paper> OfAsync(IPage page, string format)
    {
        var pdf = await page.PdfAsync(new() { Format = format, PreferCSSPageSize = false, PrintBackground = false });
        var words = XDocument.Parse(Encoding.UTF8.GetString(await PaperTools.RunAsync("pdftotext", pdf, "-bbox", "", "-")));
        XNamespace html = "http://www.w3.org/1999/xhtml";
        return new Paper(pdf, [.. words.Descendants(html + "page").Select(sheet => new Sheet(
            Number(sheet, "width"),
            Number(sheet, "height"),
            [.. sheet.Elements(html + "word").Select(word => new Word(word.Value, Number(word, "xMin"), Number(word, "yMin"), Number(word, "xMax"), Number(word, "yMax")))]))]);
    }

    /// <summary>What the QR code on a sheet says to a decoder that knows nothing of the one that made it; null if there is none.</summary>
    /// <param name="sheet">The number of the sheet, from 1.</param>
    public async Task<string?> DecodeAsync(int sheet)
    {
        var number = sheet.ToString(CultureInfo.InvariantCulture);
        var image = await PaperTools.RunAsync("pdftoppm", _pdf, "-gray", "-r", "200", "-f", number, "-l", number, "");
        var words = Encoding.UTF8.GetString(await PaperTools.RunAsync("zbarimg", image, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "")).TrimEnd('\n');
        return words.Length == 0 ? null : words;
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>A sheet, measured in points.</summary>
    internal sealed record Sheet(double Width, double Height, IReadOnlyList<Word> Words)
    {
        /// <summary>All words, parted by spaces, in the order in which they are read.</summary>
        public string Text => string.Join(' ', Words.Select(word => word.Text));
    }

    /// <summary>A word and the box round it, in points from the upper left corner of the sheet.</summary>
    internal sealed record Word(string Text, double Left, double Top, double Right, double Bottom);
}
