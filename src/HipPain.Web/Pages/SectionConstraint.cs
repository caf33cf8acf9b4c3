using HipPain.Content;

namespace HipPain.Web.Pages;

/// <summary>Lets a route take the addresses of sections alone; whole articles and what leads elsewhere are for the page of articles.</summary>
public sealed class SectionConstraint : IRouteConstraint
{
    /// <summary>Whether the path is the address of a section in its canonical form.</summary>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
    {
        ArgumentNullException.ThrowIfNull(values);
        // Without a request an address is being made up for a link, and there is nothing to be held against.
        return httpContext is null || httpContext.RequestServices.GetRequiredService<Guide>().FindPart($"/{values[routeKey]}") is { Section: not null };
    }
}
