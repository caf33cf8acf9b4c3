namespace HipPain.Web.PageViews;

/// <summary>Why a request for a published page was not counted as a view. The names are stored: do not rename them.</summary>
public enum RejectionReason
{
    /// <summary>HEAD asks for no page to read.</summary>
    Method,

    /// <summary>The answer was neither 200 nor 304.</summary>
    Status,

    /// <summary>The answer was no HTML.</summary>
    NotHtml,

    /// <summary>The browser fetched or drew the page before anyone asked for it.</summary>
    Speculative,

    /// <summary>The user agent is a program, or is not named.</summary>
    Bot,

    /// <summary>The request did not put a page into a window: a script, a frame, a download, a library.</summary>
    NotNavigation,

    /// <summary>The reader objects to being counted.</summary>
    Objected,

    /// <summary>An editor's browser. The cookie alone says so; whether its session still holds is not looked up.</summary>
    Editor,

    /// <summary>Too many views came from the same network address.</summary>
    Capped,
}
