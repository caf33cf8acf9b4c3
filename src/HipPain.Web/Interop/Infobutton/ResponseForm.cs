namespace HipPain.Web.Interop.Infobutton;

/// <summary>In which form an answer is wanted.</summary>
internal enum ResponseForm
{
    /// <summary>A page for people.</summary>
    Html,

    /// <summary>An Atom feed.</summary>
    Atom,

    /// <summary>The same feed in JSON.</summary>
    Json,
}
