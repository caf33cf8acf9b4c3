using HipPain.Web.Data;
using HipPain.Web.PageViews;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HipPain.Benchmarks.Counting;

/// <summary>A database as the site makes it, and the site's own parts that write to it.</summary>
internal static class SiteDatabase
{
    /// <summary>Makes it, or brings it up to date.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="add">More parts of the site; null for none.</param>
    /// <returns>What is disposed of at the end. Its hosted services are not started.</returns>
    public static async Task<ServiceProvider> OpenAsync(string path, Action<IServiceCollection>? add = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:HipPain", $"Data Source={path}")]).Build();
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))
            .AddDatabase(configuration).AddPageViews(configuration);
        add?.Invoke(collection);
        var services = collection.BuildServiceProvider();
        var setup = services.GetRequiredService<DatabaseSetup>();
        await setup.StartAsync(CancellationToken.None);
        await setup.WhenMigratedAsync(CancellationToken.None);
        return services;
    }

    /// <summary>The one that takes counts to it.</summary>
    public static PageViewWriter Writer(this ServiceProvider services) => services.GetServices<IHostedService>().OfType<PageViewWriter>().Single();
}
