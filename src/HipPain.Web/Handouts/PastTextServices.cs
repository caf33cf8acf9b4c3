namespace HipPain.Web.Handouts;

internal static class PastTextServices
{
    /// <summary>Keeps what is published, and compares sheets of paper with it. The database and the guide must have been added before.</summary>
    public static IServiceCollection AddPastTexts(this IServiceCollection services) => services
        .AddSingleton<PastTexts>()
        .AddSingleton<SheetComparison>()
        .AddHostedService<PastTextWriter>();
}
