using Microsoft.Extensions.Primitives;

namespace HipPain.Web.PageViews;

/// <summary>
/// What browsers say of a request in headers that servers do not commonly know: how it came about (Fetch Metadata, and what tells of pages
/// that are fetched ahead) and whether the reader objects to being counted (Global Privacy Control, Do Not Track). Read in one pass, since looking each up
/// by its name was most of the rule's time.
/// </summary>
internal readonly struct BrowserSignals
{
    /// <summary>Reads the headers of a request. What is sent empty is not sent.</summary>
    public BrowserSignals(IHeaderDictionary headers)
    {
        foreach (var (name, value) in headers)
        {
            // Most names are told apart by their length alone.
            switch (name.Length)
            {
                case 3 when Is(name, "DNT"):
                case 7 when Is(name, "Sec-GPC"):
                    Objects |= value == "1";
                    break;
                // Purpose, X-Purpose and X-Moz are what older browsers send in the place of Sec-Purpose.
                case 11 when Is(name, "Sec-Purpose"):
                case 7 when Is(name, "Purpose"):
                case 9 when Is(name, "X-Purpose"):
                case 5 when Is(name, "X-Moz"):
                    IsSpeculative |= IsSent(value);
                    break;
                case 14 when Is(name, "Sec-Fetch-Mode"):
                    Mode = value;
                    break;
                case 14 when Is(name, "Sec-Fetch-Dest"):
                    Destination = value;
                    break;
                case 14 when Is(name, "Sec-Fetch-Site"):
                    Site = value;
                    break;
                case 14 when Is(name, "Sec-Fetch-User"):
                    HasUser = IsSent(value);
                    break;
            }
        }
    }

    /// <summary>Whether the reader objects.</summary>
    public bool Objects { get; }

    /// <summary>Whether the page is fetched before anybody asked for it.</summary>
    public bool IsSpeculative { get; }

    /// <summary>Where the request comes from: <c>Sec-Fetch-Site</c>.</summary>
    public StringValues Site { get; }

    /// <summary>Whether the request opens a page; null where the browser does not say.</summary>
    public bool? IsNavigation =>
        IsSent(Mode) && IsSent(Destination) ? Mode == "navigate" && Destination == "document"
        : IsSent(Mode) || IsSent(Destination) || IsSent(Site) || HasUser ? false
        : null;

    private StringValues Mode { get; }

    private StringValues Destination { get; }

    private bool HasUser { get; }

    private static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static bool IsSent(StringValues header) => !StringValues.IsNullOrEmpty(header);
}
