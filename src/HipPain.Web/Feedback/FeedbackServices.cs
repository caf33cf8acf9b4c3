using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HipPain.Web.Feedback;

/// <summary>Adds feedback to the site.</summary>
public static class FeedbackServices
{
    /// <summary>Adds <see cref="FeedbackBox"/> and what deletes old comments. The database must have been added before.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<FeedbackOptions, FeedbackOptionsValidator>()
            .Bind(configuration.GetSection(FeedbackOptions.SectionName));
        services.AddSingleton<FeedbackBox>();
        services.AddHostedService<FeedbackRetention>();
        return services;
    }
}
