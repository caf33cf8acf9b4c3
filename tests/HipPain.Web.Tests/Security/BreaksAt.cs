using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace HipPain.Web.Tests.Security;

/// <summary>Adds addresses at which the site fails.</summary>
internal sealed class BreaksAt(params string[] paths) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        RequestDelegate fail = _ => throw new InvalidOperationException("secret");
        ((IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!).DataSources.Add(
            new DefaultEndpointDataSource(paths.Select(path => new RouteEndpointBuilder(fail, RoutePatternFactory.Parse(path), -1).Build())));
    };
}
