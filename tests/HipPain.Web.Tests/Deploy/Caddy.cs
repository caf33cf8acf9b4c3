using System.Diagnostics;
using System.Globalization;
using System.Text;
using HipPain.Web.Tests.Nodes;

namespace HipPain.Web.Tests.Deploy;

/// <summary>A real Caddy with the Caddyfile that operators are given, before nodes on loopback. Ends with the test.</summary>
internal sealed class Caddy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-caddy-");
    private readonly StringBuilder _log = new();
    private readonly Process _process;

    public Caddy(params int[] ports)
    {
        Port = Nginx.FreePort();
        // As operators have it, but for where it listens, whom it asks, and that nobody steers it. It tells the log all that it can.
        var upstreams = Compose.Load().Nodes.Select(node => string.Create(CultureInfo.InvariantCulture, $"{node}:{DeployFile.Port}"));
        var text = DeployFile.Read(DeployFile.Caddyfile)
            .Replace(string.Join(' ', upstreams), string.Join(' ', ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"))), StringComparison.Ordinal);
        var path = Path.Combine(_folder.FullName, "Caddyfile");
        File.WriteAllText(path, "{\n\tadmin off\n\tdebug\n\tdefault_bind 127.0.0.1\n" + text[2..]);
        _process = OperatorProgram.Start("caddy", ["run", "--adapter", "caddyfile", "--config", path], Variables(_folder, string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}")));
        _process.OutputDataReceived += Collect;
        _process.ErrorDataReceived += Collect;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>What it wrote so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>The environment that Caddy needs, with a folder of the test's own for what it keeps.</summary>
    public static (string Name, string Value)[] Variables(DirectoryInfo folder, string origin) =>
        [("SITE_ORIGIN", origin), ("HOME", folder.FullName), ("XDG_DATA_HOME", folder.FullName), ("XDG_CONFIG_HOME", folder.FullName)];

    /// <summary>Waits until a page comes through it.</summary>
    public async Task WhenServingAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{Port}") };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(120); await Task.Delay(100))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/robots.txt", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        Assert.Fail($"Caddy never served. It said: {Log}");
    }

    /// <summary>Waits until it has written some words.</summary>
    public async Task SaysAsync(string words)
    {
        for (var watch = Stopwatch.StartNew(); !Log.Contains(words, StringComparison.Ordinal); await Task.Delay(50))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"Caddy never said \"{words}\". It said: {Log}");
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            _log.AppendLine(line.Data);
        }
    }
}
