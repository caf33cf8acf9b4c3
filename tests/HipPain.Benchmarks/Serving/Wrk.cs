using System.Globalization;

namespace HipPain.Benchmarks.Serving;

/// <summary>Loads servers with wrk, the load generator: one thread, connections that are kept open.</summary>
internal sealed class Wrk(Workbench bench)
{
    private const string Script =
        """
        local requests, at = {}, 0
        function init(args)
          for line in io.lines(args[1]) do
            requests[#requests + 1] = wrk.format(args[3] and "POST" or "GET", line, nil, args[3])
          end
          at = tonumber(args[2])
        end
        function request()
          at = at + 1
          return requests[(at - 1) % #requests + 1]
        end
        """;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private int _loads;

    /// <summary>Lets a site run until the compiler has made what runs often as fast as it gets.</summary>
    public async Task WarmUpAsync(Server server, Load load)
    {
        await server.WhenIdleAsync();
        await RunAsync(server, load, WarmUp);
    }

    /// <summary>Puts a load on a server for a time.</summary>
    public async Task<LoadResult> RunAsync(Server server, Load load, TimeSpan time)
    {
        var before = server.ProcessorTime;
        var output = await bench.RunAsync("wrk",
        [
            "--latency", "-t", "1", "-c", Text(load.Connections), "-d", $"{Text((int)Math.Ceiling(time.TotalSeconds))}s",
            .. load.AllHeaders.SelectMany(header => (string[])["-H", header]),
            .. await ScriptAsync(server, load),
        ]);
        var result = LoadResult.Read(output, load.Expected);
        return result with { Micros = (server.ProcessorTime - before).TotalMicroseconds / Math.Max(1, result.Count) };
    }

    private async Task<string[]> ScriptAsync(Server server, Load load)
    {
        if (load is { Paths: [var path], Form: null })
        {
            return [new Uri(server.Url, path).ToString()];
        }

        var (script, list) = (bench.At("wrk.lua"), bench.At($"paths-{++_loads}.txt"));
        await File.WriteAllTextAsync(script, Script);
        await File.WriteAllLinesAsync(list, load.Paths);
        string[] call = ["-s", script, server.Url.ToString(), "--", list, Text(load.Skip)];
        return load.Form is { } form ? [.. call, form] : call;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
