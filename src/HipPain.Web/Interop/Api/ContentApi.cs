namespace HipPain.Web.Interop.Api;

/// <summary>
/// <c>/api</c>: articles and sections as JSON, for record systems and other sites. Whatever goes wrong below it is told as
/// <see cref="ApiProblem"/>, and pages of other origins may read it.
/// </summary>
internal static class ContentApi
{
    private const string OtherOrigins = "content API";

    public static IServiceCollection AddContentApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            options.SerializerOptions.Converters.Add(new KindInWords());
            options.SerializerOptions.NumberHandling = ApiJson.Default.Options.NumberHandling;
        });
        services.AddCors(options => options.AddPolicy(OtherOrigins, policy => policy
            .AllowAnyOrigin()
            .WithMethods(HttpMethods.Get, HttpMethods.Head)
            .WithHeaders("If-None-Match")
            .WithExposedHeaders("ETag", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromDays(1))));
        RequestLimit.AddTo(services);
        ApiDocument.AddTo(services);
        return services;
    }

    /// <summary>
    /// What is different for requests to the API. It stands before <see cref="Security.UnsafeRequests"/>, which answers a browser's
    /// question whether another origin may read (OPTIONS) with 405; on all other paths it still does.
    /// </summary>
    public static void UseContentApi(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(ApiAddress.Root, StringComparison.OrdinalIgnoreCase),
        api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = context => ApiProblem.Of(StatusCodes.Status500InternalServerError).ExecuteAsync(context),
            });
            api.UseStatusCodePages(context => ApiProblem.Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
            // Before the limit, so that a page can read that it asked too often, and its questions do not count.
            api.UseCors(OtherOrigins);
            api.UseRateLimiter();
        });
}
