using System.Diagnostics;
using System.Text;
using HipPain.Web.Commands;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Commands;

/// <summary>A small guide of its own that keeps to every rule, and the commands run on it within the process.</summary>
internal sealed class Desk : IDisposable
{
    public const string Wording = "no-pain:\n  phrases: [no pain no gain]\n  why: A bone may break.\n  instead: Stop, and ask.\n";

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public Desk()
    {
        Folder = Directory.CreateTempSubdirectory("hippain-desk-").FullName;
        Root = Path.Combine(Folder, "content");
        Write("site.yaml", File.ReadAllText(Path.Combine(Site.Guide, "site.yaml")));
        Write("sources.yaml", "");
        Write("sources.yaml", "one:\n  authors: One A\n  title: A work\n  publisher: A journal\n  year: 2020\n  url: https://doi.example/one\n  strength: trial\n  read: 2026-11-23\n");
        Write("wording.yaml", Wording);
        Write("index.md", Article("Read [causes](/causes), or [overuse](/causes#overuse) [@one].", "Home"));
        Write("causes.md", Article("Read on.\n\n## Overuse {#overuse}\n\nSee [below](/causes#shoes).\n\n## Shoes {#shoes}\n\nSee [above](#overuse).", "Causes"));
        Write("when-to-see-a-doctor.md", Article("Go if it hurts.", "When to see a doctor"));
        Assert.True(Run("publish") == 0, Error + Output);
    }

    /// <summary>The working folder, which holds the content folder.</summary>
    public string Folder { get; }

    public string Root { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What the last command wrote.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last command wrote of what went wrong.</summary>
    public string Error { get; private set; } = "";

    public static string Article(string body, string title = "Example", string extra = "", string kind = "page") =>
        $"---\ntitle: {title}\nsummary: An article for tests.\nkind: {kind}\nresearched: 2026-11-23\n{(extra.Length > 0 ? extra + "\n" : "")}---\n\n{body}\n";

    public string PathOf(string file) => Path.Combine(Root, file);

    public Desk Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text, new UTF8Encoding(false));
        return this;
    }

    public string Read(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(file)));

    /// <summary>Every file's text, by name.</summary>
    public SortedDictionary<string, string> Everything() => new(
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(Root, path), File.ReadAllText),
        StringComparer.Ordinal);

    public int Run(params string[] words) => RunAsync(words).GetAwaiter().GetResult();

    public async Task<int> RunAsync(string[] words, bool hasColours = false, CancellationToken cancellation = default)
    {
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        var terminal = new Terminal { Output = TextWriter.Synchronized(_output), Error = TextWriter.Synchronized(_error), WorkingFolder = Folder, Time = Time, HasColours = hasColours };
        var code = await CommandTree.RunAsync([.. words, $"--Content:Root={Root}"], terminal, cancellation);
        (Output, Error) = (_output.ToString(), _error.ToString());
        return code;
    }

    /// <summary>Waits until a command that still runs has said something often enough, turning the clock on.</summary>
    public async Task SaysAsync(string words, int times)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(10))
        {
            if (_error.ToString().Split(words).Length + _output.ToString().Split(words).Length - 2 >= times)
            {
                return;
            }

            Time.Advance(TimeSpan.FromMilliseconds(300));
        }

        Assert.Fail($"Nothing said \"{words}\" {times} times, but: {_output}{_error}");
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
