using System.Net;
using BenchmarkDotNet.Attributes;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Operations;
using HipPain.Web.PageViews;
using HipPain.Web.Publishing;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HipPain.Benchmarks.Loops;

/// <summary>What every hit passes through: each of it alone, in nanoseconds and bytes.</summary>
/// <remarks>What is added to the way of a hit gets a method here. What only the site itself can see is compiled in from its files.</remarks>
public class InnerLoops : IDisposable
{
    private readonly string _agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Path = "/causes";

    private readonly PageViewRule _rule = new("hippain.example");
    private readonly PageViewCounter _counter = new(TimeProvider.System);
    private readonly IPAddress _reader = IPAddress.Loopback;
    private readonly InflationCap _cap = new(Settings(new PageViewOptions { InflationCap = 1_000_000 }), TimeProvider.System);
    private readonly DefaultHttpContext _context = new();
    private Guide _guide = Guide.Empty;
    private PageViewFacts _facts;
    private RequestDelegate _headers = _ => Task.CompletedTask;
    private RenderedPage? _page;

    /// <summary>Loads the guide of today, and makes the request of a browser that followed a link on another site.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var content = System.IO.Path.Combine(Repository.Root, "content");
        _guide = new GuideLoader(content, TimeProvider.System).Load(Guide.Empty);
        _facts = new PageViewFacts
        {
            IsPublished = true,
            Method = HttpMethods.Get,
            Headers = new HeaderDictionary
            {
                ["Host"] = "hippain.example",
                ["User-Agent"] = _agent,
                ["Accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                ["Accept-Language"] = "en-GB,en;q=0.5",
                ["Accept-Encoding"] = "gzip, deflate, br, zstd",
                ["Referer"] = "https://search.example/",
                ["Sec-Fetch-Dest"] = "document",
                ["Sec-Fetch-Mode"] = "navigate",
                ["Sec-Fetch-Site"] = "cross-site",
                ["Sec-Fetch-User"] = "?1",
            },
            Status = StatusCodes.Status200OK,
            ContentType = "text/html; charset=utf-8",
        };
        foreach (var header in _facts.Headers)
        {
            _context.Request.Headers[header.Key] = header.Value;
        }

        (_context.Request.Method, _context.Response.ContentType, _context.Response.Body) = (_facts.Method, _facts.ContentType, Stream.Null);
        _page = RenderedPage.Of("", _context.Response, File.ReadAllBytes(System.IO.Path.Combine(content, "causes.md")));
        var app = new ApplicationBuilder(new ServiceCollection().BuildServiceProvider());
        new SecurityHeaders(Settings(new SiteOptions { Origin = "https://hippain.example" })).Configure(rest => rest.Run(_ => Task.CompletedTask))(app);
        _headers = app.Build();
    }

    /// <summary>Ends the cap's window.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _cap.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sets the headers that every answer has.</summary>
    [Benchmark]
    public Task SetSecurityHeaders() => _headers(_context);

    /// <summary>Looks an article up.</summary>
    [Benchmark]
    public Article? FindArticle() => _guide.Find(Path);

    /// <summary>Chooses a form of the page.</summary>
    [Benchmark]
    public int Negotiate() => (int)ContentCodings.Choose(_facts.Headers.AcceptEncoding);

    /// <summary>Answers with a page that is kept, with the choice of its form.</summary>
    [Benchmark]
    public Task SendPage() => _page!.SendAsync(_context);

    /// <summary>Judges a request, with all below it.</summary>
    [Benchmark]
    public PageViewVerdict Judge() => _rule.Judge(_facts);

    /// <summary>Tells a person's agent from a program's.</summary>
    [Benchmark]
    public bool IsBot() => Bots.IsBot(_agent);

    /// <summary>Holds a view against the cap of its network; past the cap it is the same work.</summary>
    [Benchmark]
    public bool AdmitView() => _cap.Admit(_reader);

    /// <summary>Counts an arrival: the view, the arrival and the host it came from.</summary>
    [Benchmark]
    public void CountView() => _counter.CountView(Path, isArrival: true, "search.example");

    private static OptionsWrapper<T> Settings<T>(T settings)
        where T : class => new(settings);
}
