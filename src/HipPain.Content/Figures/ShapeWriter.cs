using System.Net;
using System.Text;

namespace HipPain.Content.Figures;

/// <summary>The one place that makes the HTML of drawings.</summary>
internal static class ShapeWriter
{
    public static StringBuilder Write(this StringBuilder html, Shape shape)
    {
        if (shape.Name.Length == 0)
        {
            return html.Append(WebUtility.HtmlEncode(shape.Words));
        }

        html.Append('<').Append(shape.Name);
        foreach (var (name, value) in shape.Attributes)
        {
            html.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        html.Append('>');
        foreach (var child in shape.Children)
        {
            html.Write(child);
        }

        return html.Append("</").Append(shape.Name).Append('>');
    }
}
