using System.Collections.Concurrent;
using System.Diagnostics;
using HipPain.Web.Tests.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace HipPain.Web.Tests;

/// <summary>What the site's own logger writes, line by line, properties included.</summary>
public sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>For a site's configuration: the logger writes here too.</summary>
    public void Capture(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(this));

    public void Emit(LogEvent logEvent) => _lines.Enqueue(
        $"{logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {string.Join(' ', logEvent.Properties)} {logEvent.TraceId} {logEvent.SpanId} {logEvent.Exception}"
            .Replace("\"", "", StringComparison.Ordinal));

    /// <summary>Waits for a line as long as a slow machine may take.</summary>
    public Task<string> WaitForAsync(string words) => WaitForAsync(words, TestSite.Patience);

    public async Task<string> WaitForAsync(string words, TimeSpan patience)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < patience; await Task.Delay(50))
        {
            if (_lines.FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal)) is { } line)
            {
                return line;
            }
        }

        Assert.Fail($"The log never said \"{words}\".");
        return "";
    }
}
