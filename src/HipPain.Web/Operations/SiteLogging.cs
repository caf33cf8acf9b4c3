using HipPain.Content;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace HipPain.Web.Operations;

/// <summary>
/// One line for each request that is not answered from kept pages, without anything that tells who the reader is: no network address,
/// agent, referrer or query. A path is written only where it is one of the site's own; whatever else was typed is not.
/// </summary>
internal static partial class SiteLogging
{
    /// <summary>Stands for a path that is not the site's own.</summary>
    internal const string AnotherPath = "(another path)";

    private const string ForPeople = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static IServiceCollection AddSiteLogging(this IServiceCollection services, IHostEnvironment environment)
    {
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, RefusedHosts>());
        return services.AddSerilog(
            (provider, logger) =>
            {
                logger.MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                    .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                    // It would take over trace ids that readers send.
                    .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
                    .MinimumLevel.Override("System", LogEventLevel.Warning)
                    .Filter.With(new TurnedAway(provider.GetRequiredService<TimeProvider>()));
                foreach (var sink in provider.GetServices<ILogEventSink>())
                {
                    logger.WriteTo.Sink(sink);
                }

                if (environment.IsProduction())
                {
                    logger.WriteTo.Console(new CompactJsonFormatter());
                }
                else
                {
                    logger.WriteTo.Console(outputTemplate: ForPeople, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
                }
            },
            preserveStaticLogger: true);
    }

    /// <summary>Writes the line. It stands behind the kept pages: a line for each of those would take longer than sending it.</summary>
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Features.Set(LoggedRequest.Instance);
        return next(context);
    }).UseSerilogRequestLogging(options =>
    {
        // The static logger stays silent: sites that run side by side in one process must not share it.
        options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{Method} {Page} answered {Status} in {Elapsed:0.0} ms";
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("Method", new ScalarValue(KnownMethod(context.Request.Method))),
            new LogEventProperty("Page", new ScalarValue(KnownPage(context))),
            new LogEventProperty("Status", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
        options.GetLevel = (context, _, exception) =>
            exception is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            // The second is what pages tell that are shown: it comes as often as pages are read.
            : context.Request.Path.StartsWithSegments("/healthz") || context.Response.StatusCode == StatusCodes.Status204NoContent ? LogEventLevel.Debug
            : LogEventLevel.Information;
    });

    /// <summary>Hosts are refused before anything of the site is asked; an operator who set the wrong one must see why nothing is shown.</summary>
    private sealed partial class RefusedHosts(TimeProvider time, ILogger<RefusedHosts> logger) : IStartupFilter
    {
        private readonly Seldom _seldom = new(time);

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => context =>
            {
                var answer = following(context);
                // The filter of hosts refuses at once; what the site itself refuses has a line of its own.
                if (answer.IsCompleted && context.Response.StatusCode == StatusCodes.Status400BadRequest && context.Features.Get<LoggedRequest>() is null)
                {
                    _seldom.Say(static filter => filter.LogRefused(), this);
                }

                return answer;
            });
            next(app);
        };

        [LoggerMessage(LogLevel.Information, "A request for a host that is not the one of Site:Origin was refused with 400. This is said once a minute at most.")]
        private partial void LogRefused();
    }

    /// <summary>The web server says so of each connection over the limit: whoever opens thousands a second would fill the disk of the log.</summary>
    private sealed class TurnedAway(TimeProvider time) : ILogEventFilter
    {
        private readonly Seldom _seldom = new(time);

        public bool IsEnabled(LogEvent logEvent) =>
            logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is not ScalarValue { Value: "Microsoft.AspNetCore.Server.Kestrel.Connections" }
            || !logEvent.MessageTemplate.Text.Contains("maximum number of concurrent connections", StringComparison.Ordinal)
            || _seldom.IsDue();
    }

    /// <summary>Stands on requests that have a line of their own.</summary>
    private sealed class LoggedRequest
    {
        public static LoggedRequest Instance { get; } = new();
    }

    /// <summary>The method, or <c>other</c> for one that pages do not have.</summary>
    internal static string KnownMethod(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) ? method : "other";

    /// <summary>The page of the site that a request asked for, in words that no reader can choose.</summary>
    internal static string KnownPage(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (context.RequestServices.GetRequiredService<ArticleRepository>().Current.FindPart(path) is { } part)
        {
            return part.Address;
        }

        // Many of its answers are refused or kept before a route is found.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return "/api";
        }

        // A route's pattern has names where readers' values would stand; those of articles and errors stand for any path at all.
        return context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern } && !pattern.Contains('*', StringComparison.Ordinal) && !pattern.Contains("error", StringComparison.Ordinal)
            ? "/" + pattern.TrimStart('/')
            : AnotherPath;
    }
}
