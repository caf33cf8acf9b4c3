using HipPain.Content;
using HipPain.Content.Checking;
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
        services.AddHostedService<GuidePublisher>();
        return services.AddPageCache();
    }
}
