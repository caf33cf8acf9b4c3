using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HipPain.Benchmarks.Serving;

/// <summary>A web server that runs here.</summary>
/// <param name="Name">As tables name it.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Process">Ended by whoever started it.</param>
internal sealed record Server(string Name, Uri Url, Process Process)
{
    // What Linux tells programs, whatever it counts in itself.
    private const double TicksPerSecond = 100;

    /// <summary>Processor time so far, with that of the processes it started. Linux only; elsewhere without those.</summary>
    public TimeSpan ProcessorTime => OperatingSystem.IsLinux() ? TimeSpan.FromSeconds(Ticks(Process.Id) / TicksPerSecond) : Process.TotalProcessorTime;

    /// <summary>Memory that it holds, in MB.</summary>
    public double Megabytes
    {
        get
        {
            Process.Refresh();
            return Process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until a page is answered with 200.</summary>
    /// <exception cref="InvalidOperationException">It ended, or three minutes went by.</exception>
    public async Task WhenReadyAsync(string path)
    {
        using var client = new HttpClient();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(3) && !Process.HasExited; await Task.Delay(5))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Url, path));
                if (answer.StatusCode is HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException($"{Name} did not start.");
    }

    /// <summary>
    /// Waits until work in the background is done, such as keeping past texts after a first start: three seconds with less than
    /// a fifth of a core, because looking for changes in a large content folder goes on all the time. After three minutes it says
    /// that it gave up.
    /// </summary>
    public async Task WhenIdleAsync()
    {
        // A site may look for changes with a tenth of a processor; past texts of ten thousand articles are stored with a third, for a minute.
        const double Busy = 0.2;
        var (watch, pause) = (Stopwatch.StartNew(), TimeSpan.FromSeconds(1));
        for (var (quiet, before) = (0, ProcessorTime); quiet < 3; before = ProcessorTime)
        {
            await Task.Delay(pause);
            quiet = ProcessorTime - before < pause * Busy ? quiet + 1 : 0;
            if (watch.Elapsed > TimeSpan.FromMinutes(3))
            {
                await Console.Error.WriteLineAsync($"{Name} was still busy after three minutes.");
                return;
            }
        }
    }

    private static double Ticks(int process)
    {
        var status = File.ReadAllText($"/proc/{process}/stat");
        // What stands in brackets is a name, which may hold spaces.
        var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        var children = File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)
            + children.Sum(child => Ticks(int.Parse(child, CultureInfo.InvariantCulture)));
    }
}
