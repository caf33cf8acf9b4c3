using System.IO.Compression;
using HipPain.Content;
using HipPain.Content.Checking;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Publishing;

internal static class PublishingServices
{
    /// <summary>Loads, watches and publishes the guide. A request that asks for <see cref="Guide"/> sees one state of it throughout.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ContentOptions>, ContentOptionsValidator>();
        services.AddSingleton(provider =>
        {
            var root = provider.GetRequiredService<IOptions<ContentOptions>>().Value.FullRoot;
            var isPreview = provider.GetRequiredService<IHostEnvironment>().IsDevelopment();
            return new GuideLoader(root, provider.GetRequiredService<TimeProvider>(), isPreview ? Depth.Checking : Depth.Publishing) { IsPreview = isPreview };
        });
        services.AddSingleton<ArticleRepository>();
        services.AddSingleton<GuideClock>();
        services.AddScoped(provider => provider.GetRequiredService<ArticleRepository>().Current);
        services.AddMetrics().AddSingleton<PublishingMetrics>();
        services.AddSingleton<GuidePublisher>().AddHostedService(provider => provider.GetRequiredService<GuidePublisher>());
        services.AddOptionsWithValidateOnStart<RenderedPageOptions, RenderedPageOptionsValidator>().BindConfiguration(RenderedPageOptions.SectionName);
        services.AddSingleton<RenderedPages>().AddHostedService(provider => provider.GetRequiredService<RenderedPages>());
        return services.AddCompression();
    }

    /// <summary>Begins to read the guide while the rest of the site is put together; the start waits for its end.</summary>
    public static void BeginPublishing(this WebApplication app) => app.Services.GetRequiredService<GuidePublisher>().Begin();

    /// <summary>Serves rendered pages, and has all that comes after it render them.</summary>
    public static IApplicationBuilder UseRenderedPages(this IApplicationBuilder app) => app.UseMiddleware<RenderedPagesMiddleware>();

    /// <summary>For what is not kept: it is compressed for each asker, so as well as it can be done quickly.</summary>
    private static IServiceCollection AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "text/markdown"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        return services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
