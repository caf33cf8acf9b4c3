using HipPain.Web.Data;
using HipPain.Web.Feedback;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using HipPain.Web.Tests.Data.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HipPain.Web.Tests.PageViews;

/// <summary>Another run over the database of a test, with something in between that goes wrong when the test says so.</summary>
internal static class AnotherRun
{
    public static ServiceProvider Of(TestSite site, IInterceptor interceptor) => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(site.Log))
        .AddDatabase(site.Configuration).AddPageViews(site.Configuration).AddFeedback(site.Configuration)
        .ConfigureDatabase(options => options.AddInterceptors(interceptor))
        .BuildServiceProvider();

    public static async Task<(PageViewCounter Counter, IHostedService Writer)> StartAsync(ServiceProvider run)
    {
        var setup = run.GetRequiredService<DatabaseSetup>();
        await setup.StartAsync(CancellationToken.None);
        await setup.WhenMigratedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        var writer = run.GetServices<IHostedService>().OfType<PageViewWriter>().Single();
        await writer.StartAsync(CancellationToken.None);
        return (run.GetRequiredService<PageViewCounter>(), writer);
    }
}
