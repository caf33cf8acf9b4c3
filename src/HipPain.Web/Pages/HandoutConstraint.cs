using HipPain.Content;
using HipPain.Content.Articles;

namespace HipPain.Web.Pages;

/// <summary>Lets a route take the addresses of ready-made handouts alone; what leads to one is for the page of articles.</summary>
public sealed class HandoutConstraint : IRouteConstraint
{
    /// <summary>Whether the path is the address of a ready-made handout in its canonical form.</summary>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
    {
        ArgumentNullException.ThrowIfNull(values);
        // Without a request an address is being made up for a link, and there is nothing to be held against.
        return httpContext is null
            || httpContext.RequestServices.GetRequiredService<Guide>().Find($"/{values[routeKey]}") is { FrontMatter.Kind: ArticleKind.Handout };
    }
}
