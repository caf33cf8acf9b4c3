namespace HipPain.Web.Editors;

/// <summary>
/// Tells Identity which request it serves, under <c>/editor</c> alone: to hold it for each reader's request would cost each of them.
/// </summary>
internal sealed class EditorContextAccessor : IHttpContextAccessor
{
    private readonly HttpContextAccessor _held = new();

    /// <summary>The request that is served; null for one that is not for editors.</summary>
    public HttpContext? HttpContext
    {
        get => _held.HttpContext;
        set
        {
            if (value is null ? _held.HttpContext is not null : value.Request.Path.StartsWithSegments(EditorGate.Path, StringComparison.OrdinalIgnoreCase))
            {
                _held.HttpContext = value;
            }
        }
    }
}
