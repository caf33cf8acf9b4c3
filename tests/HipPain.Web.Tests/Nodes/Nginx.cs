using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HipPain.Web.Tests.Nodes;

/// <summary>A real nginx in front of some nodes, on loopback, with a configuration of its own. Ends with the test.</summary>
internal sealed class Nginx : IDisposable
{
    private static readonly string? Program = new[] { "/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx" }.FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-nginx-");
    private readonly Process _process;

    public Nginx(params int[] ports)
    {
        Port = FreePort();
        var configuration = Path.Combine(_folder.FullName, "nginx.conf");
        File.WriteAllText(configuration, Configuration(ports));
        _process = Process.Start(new ProcessStartInfo(Program!, ["-p", _folder.FullName, "-e", "stderr", "-c", configuration]) { RedirectStandardError = true })!;
        _process.BeginErrorReadLine();
    }

    /// <summary>Why there can be none here; null if there can.</summary>
    public static string? Missing => Program is null ? "nginx is not installed (Debian: apt-get install nginx)." : null;

    public int Port { get; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // What docs/operators.md tells operators: who does not answer is passed over for a moment, and what can be asked again is.
    private string Configuration(int[] ports) => string.Create(CultureInfo.InvariantCulture, $$"""
        daemon off;
        pid nginx.pid;
        worker_processes 1;
        events { worker_connections 512; }
        http {
          access_log off;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          upstream nodes {
            {{string.Concat(ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"server 127.0.0.1:{port} max_fails=1 fail_timeout=1s; ")))}}
            keepalive 32;
          }
          server {
            listen 127.0.0.1:{{Port}};
            location / {
              proxy_pass http://nodes;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_set_header Host $host;
              proxy_connect_timeout 1s;
              proxy_next_upstream error timeout http_503;
            }
          }
        }
        """);
}
