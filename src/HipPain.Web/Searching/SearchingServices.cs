namespace HipPain.Web.Searching;

internal static class SearchingServices
{
    /// <summary>Makes the guide searchable.</summary>
    public static IServiceCollection AddSearching(this IServiceCollection services) =>
        services.AddSingleton<Search>().AddHostedService(provider => provider.GetRequiredService<Search>());
}
