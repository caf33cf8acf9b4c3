using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HipPain.Web.Feedback;

/// <summary>Adds feedback to the site.</summary>
public static class FeedbackServices
{
    /// <summary>Adds <see cref="FeedbackBox"/>, what guards it and what deletes old feedback. The database must have been added
    /// before.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<FeedbackOptions, FeedbackOptionsValidator>()
            .Bind(configuration.GetSection(FeedbackOptions.SectionName));
        services.AddMetrics().AddSingleton<FeedbackMetrics>();
        services.AddSingleton<FeedbackBox>();
        services.AddSingleton<FeedbackLinks>();
        services.AddSingleton<RecentAnswers>();
        services.AddSingleton<ShownVersions>();
        services.AddHostedService<FeedbackRetention>();
        return services;
    }
}
