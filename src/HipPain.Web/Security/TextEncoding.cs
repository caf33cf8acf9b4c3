namespace HipPain.Web.Security;

/// <summary>
/// Names UTF-8, in which all texts of the site are written, wherever a type leaves its encoding open: for style sheets, scripts, drawings and
/// XML. JSON has one encoding (RFC 8259).
/// </summary>
internal static class TextEncoding
{
    /// <summary>Completes the type of an answer as it starts.</summary>
    public static void Name(HttpResponse response)
    {
        if (response.ContentType is { Length: > 0 } type && IsOpen(type))
        {
            response.ContentType = $"{type}; charset=utf-8";
        }
    }

    private static bool IsOpen(string type)
    {
        var name = type.AsSpan()[..(type.IndexOf(';', StringComparison.Ordinal) is > 0 and var end ? end : type.Length)].Trim();
        return (name.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || name.EndsWith("xml", StringComparison.OrdinalIgnoreCase))
            && !type.Contains("charset=", StringComparison.OrdinalIgnoreCase);
    }
}
