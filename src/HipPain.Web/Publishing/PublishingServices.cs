using HipPain.Content;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Publishing;

internal static class PublishingServices
{
    /// <summary>Loads, watches and publishes the guide. A request that asks for <see cref="Guide"/> sees one state of it throughout.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ContentOptions>, ContentOptionsValidator>();
        services.AddSingleton(provider => new GuideLoader(
            provider.GetRequiredService<IOptions<ContentOptions>>().Value.FullRoot, provider.GetRequiredService<TimeProvider>())
        {
            IsPreview = provider.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        });
        services.AddSingleton<ArticleRepository>();
        services.AddSingleton<GuideClock>();
        services.AddScoped(provider => provider.GetRequiredService<ArticleRepository>().Current);
        services.AddHostedService<GuidePublisher>();
        return services.AddPageCache();
    }
}
