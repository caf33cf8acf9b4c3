using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HipPain.Benchmarks.Traffic;

/// <summary>The published site as a process of its own, on loopback, over a database in a folder that goes away with it.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private const int Port = 5095;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-benchmark-");
    private readonly List<string> _log = [];
    private Process? _process;

    private RunningSite() => Services = new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))
        .AddDatabase(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:HipPain", $"Data Source={DatabasePath}")]).Build())
        .AddIdentityCore<Editor>().AddEntityFrameworkStores<HipPainDbContext>().Services
        // What the site protects sessions with, so that one can be made here.
        .AddDataProtection().SetApplicationName("HipPain").PersistKeysToDbContext<HipPainDbContext>().Services
        .AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme).Services
        .BuildServiceProvider();

    public static Uri Address { get; } = new($"http://127.0.0.1:{Port}");

    public ServiceProvider Services { get; }

    public string DatabaseFolder => Path.Combine(_folder.FullName, "data");

    public string DatabasePath => Path.Combine(DatabaseFolder, "hippain.db");

    /// <summary>All that the site wrote to its log.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    /// <summary>A folder with an empty database. The site is not started yet.</summary>
    public static async Task<RunningSite> WithDatabaseAsync()
    {
        var site = new RunningSite();
        var setup = site.Services.GetRequiredService<DatabaseSetup>();
        await setup.StartAsync(CancellationToken.None);
        await setup.WhenMigratedAsync(CancellationToken.None);
        return site;
    }

    public async Task StartAsync()
    {
        var app = Path.Combine(_folder.FullName, "app");
        using var publish = Process.Start("dotnet", ["publish", Path.Combine(Repository.Root, "src", "HipPain.Web"), "-c", "Release", "-o", app, "-v", "quiet"]);
        await publish.WaitForExitAsync();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(app, "HipPain.Web.dll")])
        {
            WorkingDirectory = app,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Site__Origin"] = $"http://localhost:{Port}";
        start.Environment["ConnectionStrings__HipPain"] = $"Data Source={DatabasePath}";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(100))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException($"The site did not start: {Log}");
    }

    /// <summary>A session of an editor who was added for it, as the header that brings it along.</summary>
    public async Task<string> SignInAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var editors = scope.ServiceProvider.GetRequiredService<UserManager<Editor>>();
        var editor = new Editor { UserName = "Benchmark", AddedAt = DateTime.UtcNow };
        var added = await editors.CreateAsync(editor);
        if (!added.Succeeded)
        {
            throw new InvalidOperationException(added.ToString());
        }

        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Editor>>().CreateAsync(editor);
        var now = DateTimeOffset.UtcNow;
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddMinutes(30) };
        EditorSession.Begin(properties, now);
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        var format = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        return $"{SiteCookies.Editor}={format.Protect(ticket)}";
    }

    /// <summary>How large the database is, in bytes, with what is still in its log.</summary>
    public long DatabaseSize => new DirectoryInfo(DatabaseFolder).EnumerateFiles("hippain.db*").Sum(file => file.Length);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        await Services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            _log.Add(line.Data ?? "");
        }
    }
}
