using BenchmarkDotNet.Attributes;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.PageViews;
using Microsoft.AspNetCore.Http;

namespace HipPain.Benchmarks.Loops;

/// <summary>What every hit passes through: each of it alone, in nanoseconds and bytes.</summary>
/// <remarks>What is added to the way of a hit gets a method here.</remarks>
public class InnerLoops
{
    private readonly string _agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Path = "/causes";

    private readonly PageViewRule _rule = new("hippain.example");
    private readonly PageViewCounter _counter = new(TimeProvider.System);
    private Guide _guide = Guide.Empty;
    private PageViewFacts _facts;

    /// <summary>Loads the guide of today, and makes the request of a browser that followed a link on another site.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _guide = new GuideLoader(System.IO.Path.Combine(Repository.Root, "content"), TimeProvider.System).Load(Guide.Empty);
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
    }

    /// <summary>Looks an article up.</summary>
    [Benchmark]
    public Article? FindArticle() => _guide.Find(Path);

    /// <summary>Judges a request, with all below it.</summary>
    [Benchmark]
    public PageViewVerdict Judge() => _rule.Judge(_facts);

    /// <summary>Tells a person's agent from a program's.</summary>
    [Benchmark]
    public bool IsBot() => Bots.IsBot(_agent);

    /// <summary>Counts an arrival: the view, the arrival and the host it came from.</summary>
    [Benchmark]
    public void CountView() => _counter.CountView(Path, isArrival: true, "search.example");
}
