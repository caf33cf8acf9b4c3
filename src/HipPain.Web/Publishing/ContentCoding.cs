using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace HipPain.Web.Publishing;

/// <summary>The forms in which a page is kept, from the longest to the shortest (RFC 9110, section 8.4.1; RFC 7932).</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>Which form an asker gets.</summary>
internal static class ContentCodings
{
    private sealed record Answered(string Header, ContentCoding Coding);

    // Most browsers ask in the same words.
    private static volatile Answered _last = new("", ContentCoding.Identity);

    /// <summary>
    /// The form that an asker likes best, the shortest of those liked alike (RFC 9110, section 12.5.3). Who accepts none of them gets
    /// the page as it is: advice in a form that was not asked for is better than none.
    /// </summary>
    public static ContentCoding Choose(StringValues accepted)
    {
        if (accepted is not [{ } header])
        {
            return ChooseAmong(accepted);
        }

        var last = _last;
        if (last.Header != header)
        {
            _last = last = new(header, ChooseAmong(accepted));
        }

        return last.Coding;
    }

    private static ContentCoding ChooseAmong(StringValues accepted)
    {
        Span<double> liked = [-1, -1, -1];
        var others = -1d;
        foreach (var header in accepted)
        {
            foreach (var range in header.AsSpan().Split(','))
            {
                var element = header.AsSpan(range);
                var end = element.IndexOf(';');
                var name = (end < 0 ? element : element[..end]).Trim();
                var quality = end < 0 ? 1 : QualityOf(element[(end + 1)..]);
                if (name is "*")
                {
                    others = quality;
                }
                else if (CodingOf(name) is { } coding)
                {
                    liked[(int)coding] = quality;
                }
            }
        }

        // The page as it is holds for all who do not rule it out; a shorter form has to be asked for.
        var best = ContentCoding.Identity;
        var most = liked[0] >= 0 ? liked[0] : Math.Min(others, 0);
        for (var coding = ContentCoding.Gzip; coding <= ContentCoding.Brotli; coding++)
        {
            var likes = liked[(int)coding] >= 0 ? liked[(int)coding] : others;
            if (likes > 0 && likes >= most)
            {
                (best, most) = (coding, likes);
            }
        }

        return best;
    }

    private static ContentCoding? CodingOf(ReadOnlySpan<char> name) =>
        name.Equals("br", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Brotli
        : name.Equals("gzip", StringComparison.OrdinalIgnoreCase) || name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Gzip
        : name.Equals("identity", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Identity
        : null;

    // What is malformed is not asked for.
    private static double QualityOf(ReadOnlySpan<char> parameter)
    {
        parameter = parameter.Trim();
        return parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) && quality <= 1 ? quality : 0;
    }
}
