using System.Collections.Concurrent;
using AngleSharp.Html.Dom;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data.Engines;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests;

/// <summary>
/// The site as it is shipped, with a database file and, where a test asks for it, a content folder of its own. Every page it
/// hands out has been held against the house rules.
/// </summary>
public class Site : WebApplicationFactory<Program>
{
    private readonly ConcurrentDictionary<string, Task<HashSet<string>?>> _idsByPath = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-web-");
    private readonly Action<IWebHostBuilder>? _configure;
    private readonly TestDatabase _database;

    public Site()
        : this(configure: null)
    {
    }

    private protected Site(Action<IWebHostBuilder>? configure)
    {
        _configure = configure;
        _database = new TestDatabase(DatabasePath);
    }

    /// <summary>Where the repository's own content is.</summary>
    public static string Guide { get; } = Path.Combine(Repository.Root, "content");

    public string DatabasePath => Path.Combine(_folder.FullName, "hippain.db");

    public string ContentFolder { get; private protected init; } = Guide;

    /// <summary>Whether it runs as it does for editors and developers.</summary>
    public bool IsPreview { get; private init; }

    /// <summary>A site over a copy of the guide that a test may change.</summary>
    public static Site WithOwnContent(Action<IWebHostBuilder>? configure = null) => new(configure) { ContentFolder = CopyGuide() };

    /// <summary>The same in Development.</summary>
    public static Site Preview(Action<IWebHostBuilder>? configure = null) => new(configure) { ContentFolder = CopyGuide(), IsPreview = true };

    internal static string CopyGuide()
    {
        var copy = Directory.CreateTempSubdirectory("hippain-content-");
        foreach (var file in Directory.EnumerateFiles(Guide, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.FullName, Path.GetRelativePath(Guide, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy.FullName;
    }

    public static Site With(Action<IWebHostBuilder> configure) => new(configure);

    /// <summary>The port on loopback once the site is served; else 0, and requests go to it within the process.</summary>
    public int Port { get; private set; }

    /// <summary>Serves the site over real connections, on a free port unless one is given.</summary>
    public Site Serve(int port = 0)
    {
        UseKestrel(port);
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Port = new Uri(addresses.Addresses.First()).Port;
        return this;
    }

    /// <summary>A client that neither follows redirects nor keeps cookies, and names itself as a browser does.</summary>
    public HttpClient Browser()
    {
        // The factory's own clients of a served site follow redirects and keep cookies whatever their options say.
        var client = Port == 0
            ? CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("http://localhost") })
            : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://localhost:{Port}") };
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml");
        client.DefaultRequestHeaders.Add("Accept-Language", "en-GB,en");
        return client;
    }

    /// <summary>Gets a page and holds it against the house rules.</summary>
    public async Task<IHtmlDocument> GetPageAsync(string path, int status = 200)
    {
        using var client = Browser();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        return await ReadPageAsync(response);
    }

    /// <summary>Posts a form as a browser does from a page of the site.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var client = Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await client.SendAsync(request);
    }

    public async Task<IHtmlDocument> ReadPageAsync(HttpResponseMessage response)
    {
        HouseRules.CheckHeaders(response);
        var page = await HouseRules.ReadAsync(response, IsPreview);
        foreach (var link in HouseRules.InternalLinks(page))
        {
            // What is asked of a page of its own makes the page, or a refusal.
            var target = link.AbsolutePath == "/handouts" ? link.AbsolutePath : link.PathAndQuery;
            var ids = await _idsByPath.GetOrAdd(target, FindIdsAsync);
            Assert.True(ids is not null, $"The link to {target} leads nowhere.");
            Assert.True(link.Fragment.Length == 0 || ids.Contains(link.Fragment[1..]), $"{link.AbsolutePath} has nothing at {link.Fragment}.");
        }

        return page;
    }

    public async Task<T> QueryAsync<T>(Func<HipPainDbContext, Task<T>> query)
    {
        await Services.GetRequiredService<DatabaseSetup>().WhenMigratedAsync(CancellationToken.None);
        await using var database = await Services.GetRequiredService<IDbContextFactory<HipPainDbContext>>().CreateDbContextAsync();
        return await query(database);
    }

    public Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(ContentFolder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(IsPreview ? "Development" : "Production");
        builder.UseSetting("Content:Root", ContentFolder);
        foreach (var (key, value) in _database.Settings())
        {
            builder.UseSetting(key, value);
        }

        _configure?.Invoke(builder);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder.FullName))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            _database.Dispose();
            DeleteFolder(attempts: 100);
            if (ContentFolder != Guide && Directory.Exists(ContentFolder))
            {
                Directory.Delete(ContentFolder, recursive: true);
            }
        }
    }

    // A stop leaves behind what takes longer than it may, and SQLite makes files beside the database even then.
    private void DeleteFolder(int attempts)
    {
        for (var left = attempts; ; left--)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (left > 0)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private async Task<HashSet<string>?> FindIdsAsync(string path)
    {
        using var client = Browser();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (int)response.StatusCode >= 400 ? null
            : response.Content.Headers.ContentType?.MediaType is not "text/html" ? []
            : HouseRules.IdsOf(await HouseRules.ReadAsync(response, IsPreview));
    }
}
