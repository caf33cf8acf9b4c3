using System.Diagnostics;

namespace HipPain.Benchmarks.Serving;

/// <summary>
/// nginx with pages of the site as files, compressed before: the same bytes that the site sends. It has a configuration of its own in
/// the benchmark's folder and listens on loopback alone.
/// </summary>
internal sealed class Nginx(Workbench bench)
{
    // A page's own, which nginx makes itself, and what belongs to the connection.
    private static readonly string[] NotCopied = ["Connection", "Content-Encoding", "Date", "ETag", "Keep-Alive", "Transfer-Encoding", "Vary"];

    private readonly List<string> _headers = [];
    private int _starts;

    private string Pages => bench.At("pages");

    /// <summary>Fetches a page from the site, without and with compression, and lays it down as files.</summary>
    public async Task CopyAsync(Server site, string path)
    {
        using var client = new HttpClient { BaseAddress = site.Url };
        var file = $"{Pages}{path}.html";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, await FetchAsync(client, path, "identity"));
        await File.WriteAllBytesAsync($"{file}.gz", await FetchAsync(client, path, "gzip"));
        Console.WriteLine($"{path}: {new FileInfo(file).Length:N0} bytes, {new FileInfo($"{file}.gz").Length:N0} in gzip, {(await FetchAsync(client, path, "br")).Length:N0} in brotli.");
        using var answer = await client.GetAsync(path);
        _headers.Clear();
        _headers.AddRange(answer.Headers.Where(header => !NotCopied.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"add_header {header.Key} \"{string.Join(", ", header.Value)}\";"));
    }

    /// <summary>Starts it as people usually run it: Debian's settings, gzip_static, a log of all requests.</summary>
    public Task<Server> StartAsync() => StartAsync("nginx", $"access_log {bench.At("access.log")};", "");

    /// <summary>Starts it as fast as it gets: open files are kept, and which are not there, and no request is logged.</summary>
    public Task<Server> StartTunedAsync() => StartAsync("nginx tuned", Tuned, "");

    /// <summary>Starts it tuned, with the site's headers, those for security among them.</summary>
    public Task<Server> StartTunedWithHeadersAsync() => StartAsync("nginx tuned, same headers", Tuned, string.Join('\n', _headers));

    private const string Tuned =
        """
        access_log off;
        open_file_cache max=10000 inactive=60s;
        open_file_cache_valid 60s;
        open_file_cache_errors on;
        tcp_nodelay on;
        keepalive_requests 1000000000;
        """;

    private async Task<Server> StartAsync(string name, string settings, string headers)
    {
        var (port, file) = (Server.FreePort(), bench.At($"nginx-{++_starts}.conf"));
        await File.WriteAllTextAsync(file, $$"""
            daemon off;
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            pid {{bench.At($"nginx-{_starts}.pid")}};
            error_log {{bench.At("error.log")}};
            worker_processes auto;
            worker_rlimit_nofile 8192;
            events { worker_connections 4096; }
            http {
              types { text/html html; }
              charset utf-8;
              client_body_temp_path {{bench.At("temp")}};
              proxy_temp_path {{bench.At("temp")}};
              fastcgi_temp_path {{bench.At("temp")}};
              uwsgi_temp_path {{bench.At("temp")}};
              scgi_temp_path {{bench.At("temp")}};
              sendfile on;
              tcp_nopush on;
              gzip on;
              gzip_static on;
              gzip_vary on;
              {{settings}}
              server {
                listen 127.0.0.1:{{port}} backlog=4096;
                root {{Pages}};
                {{headers}}
                location / { try_files $uri $uri.html =404; }
              }
            }
            """);
        var start = new ProcessStartInfo(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx", ["-c", file, "-p", bench.At(), "-e", bench.At("nginx.log")]);
        var server = new Server(name, new Uri($"http://127.0.0.1:{port}"), bench.Start(start));
        await server.WhenReadyAsync(Directory.EnumerateFiles(Pages, "*.html").Select(page => $"/{Path.GetFileNameWithoutExtension(page)}").First());
        return server;
    }

    // The site may send a page that is compressed less until it has found the time for more.
    private static async Task<byte[]> FetchAsync(HttpClient client, string path, string encoding)
    {
        byte[] last = [];
        for (var same = 0; same < 3; await Task.Delay(500))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", encoding);
            using var answer = await client.SendAsync(request);
            var page = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            (last, same) = (page, page.Length == last.Length ? same + 1 : 0);
        }

        return last;
    }
}
