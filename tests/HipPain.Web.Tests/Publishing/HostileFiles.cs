using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace HipPain.Web.Tests.Publishing;

/// <summary>Files that no site can make a page of, and odd ones that it can. For tests and benchmarks.</summary>
public static class HostileFiles
{
    private const string FrontMatter = "---\ntitle: Hostile\nsummary: A hostile page.\nkind: page\nresearched: 2026-11-23\n";
    private const int Many = 20_000;

    /// <summary>Each name, relative to the content folder, with what puts the file at a path.</summary>
    public static IReadOnlyDictionary<string, Action<string>> Bad { get; } = new Dictionary<string, Action<string>>
    {
        ["utf-16-little.md"] = path => File.WriteAllText(path, Page("Text."), Encoding.Unicode),
        ["utf-16-big.md"] = path => File.WriteAllText(path, Page("Text."), Encoding.BigEndianUnicode),
        ["latin-1.md"] = path => File.WriteAllText(path, Page("Café."), Encoding.Latin1),
        ["nul.md"] = Text(Page("A \0 nul.")),
        ["bell.md"] = Text(Page("A \a bell.")),
        ["nothing.md"] = Text(""),
        ["blank.md"] = Text(" \n\t\n"),
        ["no-front-matter.md"] = Text("# Title\n\nText.\n"),
        ["front-matter-without-end.md"] = Text(FrontMatter + "Text.\n"),
        ["tabs.md"] = Text("---\ntitle: Tabs\nreview:\n\tby: A\n---\nText.\n"),
        ["alias-bomb.md"] = Text($"---\na: &a [x, x]\n{Repeat(30, n => $"b{n}: &b{n} [*{(n == 0 ? "a" : $"b{n - 1}")}, *{(n == 0 ? "a" : $"b{n - 1}")}]\n")}---\n"),
        ["deep-yaml.md"] = Text($"---\ntitle: {new string('[', 15_000)}\n---\n"),
        ["long-front-matter.md"] = Text($"---\ntitle: {new string('[', Many)}{new string(']', Many)}\n---\n"),
        ["fifty-megabytes.md"] = path =>
        {
            using var file = File.Create(path);
            file.SetLength(50 * 1024 * 1024);
        },
        ["equal-headings.md"] = Text(Page(Repeat(Many, _ => "## A\n\n"))),
        ["deep-quotes.md"] = Text(Page(Repeat(Many, _ => "> ") + "x")),
        ["deep-lists.md"] = Text(Page(Repeat(Many, _ => "- ") + "x")),
        ["deep-brackets.md"] = Text(Page(new string('[', Many))),
        ["wide-table.md"] = Text(Page(Repeat(3, _ => Repeat(Many, _ => "|a") + "|\n"))),
        ["script.md"] = Text(Page("<script>alert(1)</script>")),
        ["script-link.md"] = Text(Page("[a](javascript:alert(1))")),
        ["way-out.md"] = path => File.CreateSymbolicLink(path, "/etc/passwd"),
        ["endless.md"] = path => File.CreateSymbolicLink(path, "/dev/zero"),
        ["nowhere.md"] = path => File.CreateSymbolicLink(path, "no-such-file"),
        ["round.md"] = path => File.CreateSymbolicLink(path, "round.md"),
        ["pipe.md"] = Pipe,
        ["socket.md"] = path =>
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // Else its end would take the file away.
            File.Move(path, path + ".kept");
            socket.Dispose();
            File.Move(path + ".kept", path);
        },
        ["two words.md"] = Text(Page("Text.")),
        ["two.dots.md"] = Text(Page("Text.")),
        ["new\nline.md"] = Text(Page("Text.")),
        ["TWIN.md"] = Text(Page("Text.")),
        ["caf\u00e9.md"] = Text(Page("Text.")),
        ["cafe\u0301.md"] = Text(Page("Text.")),
        ["error.md"] = Text(Page("Text.")),
        ["taken/index.md"] = Text(Page("Text.")),
    };

    /// <summary>Odd files that are good pages all the same: name and text.</summary>
    public static IReadOnlyDictionary<string, byte[]> Good { get; } = new Dictionary<string, byte[]>
    {
        ["byte-order-mark.md"] = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Page("Text."))],
        ["carriage-returns.md"] = Encoding.UTF8.GetBytes(Page("Text.").Replace('\n', '\r')),
        ["windows.md"] = Encoding.UTF8.GetBytes(Page("Text.").ReplaceLineEndings("\r\n")),
        ["front-matter-alone.md"] = Encoding.UTF8.GetBytes(FrontMatter + "---"),
        ["twin.md"] = Encoding.UTF8.GetBytes(Page("Text.")),
        ["taken.md"] = Encoding.UTF8.GetBytes(Page("Text.")),
        [new string('a', 252) + ".md"] = Encoding.UTF8.GetBytes(Page("Text.")),
    };

    /// <summary>Puts all of them into a content folder.</summary>
    public static void WriteAll(string folder)
    {
        foreach (var (name, put) in Bad)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            put(Path.Combine(folder, name));
        }

        foreach (var (name, bytes) in Good)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }

    /// <summary>An article with a body.</summary>
    public static string Page(string body) => $"{FrontMatter}---\n{body}\n";

    private static Action<string> Text(string text) => path => File.WriteAllText(path, text);

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));

    private static void Pipe(string path)
    {
        using var mkfifo = Process.Start("mkfifo", [path]);
        mkfifo.WaitForExit();
    }
}
