using System.Text;
using HipPain.Content.Addresses;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Checking.Shapes;

namespace HipPain.Content.Tests;

/// <summary>A real, temporary content folder with a home page, settings and sources that are right, and its guide.</summary>
internal sealed class ContentFolder : IDisposable
{
    public const string SiteYaml = """
        name: HipPain
        description: A guide for tests.
        publisher: Tests
        contact: hello@hippain.example
        emergency: |
          ::: emergency Call your local emergency number if:
          - you cannot walk
          :::
        help:
          - country: United Kingdom
            emergency: "999"
            advice: "111"
            advice_name: NHS 111
          - country: United States
            emergency: "911"
        """;

    public const string SourcesYaml = """
        first-2020:
          authors: First A
          title: The first work
          publisher: A journal
          year: 2020
          url: https://doi.example/first
          strength: trial
          read: 2026-11-23
        second:
          authors: Second B
          title: The second work
          publisher: A hospital
          strength: leaflet
          read: 2026-11-24
        """;

    /// <summary>The line on which the body of <see cref="Article"/> starts when there is no extra front matter.</summary>
    public const int BodyLine = 7;

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>What must not be said, for tests.</summary>
    public const string WordingYaml = """
        no-pain-no-gain:
          phrases: [run through the pain, no pain no gain]
          unless: [do not]
          why: A bone may break.
          instead: Stop, and ask.
        promises:
          phrases: ["pain-free in # weeks", "back in * weeks"]
          why: Nobody can promise a date.
          instead: Say what studies found, with the source.
        """;

    private readonly GuideLoader _loader;
    private readonly GuideLoader _checker;

    public ContentFolder(bool isPreview = false)
    {
        Root = Directory.CreateTempSubdirectory("hippain-content-").FullName;
        // Tests write a file and load it at once.
        _loader = new GuideLoader(Root, Time) { IsPreview = isPreview, Settle = TimeSpan.Zero };
        _checker = new GuideLoader(Root, Time, Depth.Checking) { Settle = TimeSpan.Zero };
        Write("site.yaml", SiteYaml).Write("sources.yaml", SourcesYaml).Write("index.md", Article(title: "Home"));
    }

    public string Root { get; }

    public FakeTime Time { get; } = new();

    public Guide Guide { get; private set; } = Guide.Empty;

    /// <summary>The text of an article that breaks no rule.</summary>
    public static string Article(string body = "Text.", string extra = "", string title = "Causes", string kind = "page") =>
        $"---\ntitle: {title}\nsummary: What may cause it.\nkind: {kind}\nresearched: 2026-11-23\n{(extra.Length > 0 ? extra + "\n" : "")}---\n{body}\n";

    /// <summary>The body of an article with all that its kind asks for.</summary>
    public static string Advice(string kind) => "See [when to see a doctor](/when-to-see-a-doctor)."
        + string.Concat(Shape.Of(FrontMatterFields.Kind.Words[kind]).Select(section => $"\n\n## {section.Title} {{#{section.Id}}}"));

    public string PathOf(string name) => Path.Combine(Root, name);

    public ContentFolder Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public ContentFolder Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
        return this;
    }

    public ContentFolder Delete(string name)
    {
        File.Delete(PathOf(name));
        return this;
    }

    public string Fingerprint() => Within(_loader.Fingerprint);

    /// <summary>Loads the guide anew, on top of the one loaded before. A load that hangs fails.</summary>
    public Guide Load() => Guide = Within(() => _loader.Load(Guide));

    /// <summary>Loads the guide as the check does, with all that belongs to a whole folder.</summary>
    public Guide Check()
    {
        if (!File.Exists(PathOf("wording.yaml")))
        {
            Write("wording.yaml", WordingYaml);
        }

        if (!File.Exists(PathOf(LedgerText.File)))
        {
            Write(LedgerText.File, LedgerText.Add("", Within(() => _checker.Load(Guide.Empty))).Text);
        }

        return Guide = Within(() => _checker.Load(Guide));
    }

    /// <summary>The problems of one file after a load.</summary>
    public IReadOnlyList<Problem> ProblemsOf(string file) => [.. Load().Problems.Where(problem => problem.File == file)];

    /// <summary>The article that a body of Markdown makes; fails where there is none.</summary>
    public Article Read(string body)
    {
        Write("causes.md", Article(body)).Load();
        Assert.Empty(Guide.Problems);
        return Assert.IsType<Article>(Guide.Find("/causes"));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static T Within<T>(Func<T> work)
    {
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return task.WaitAsync(Patience).GetAwaiter().GetResult();
    }
}
