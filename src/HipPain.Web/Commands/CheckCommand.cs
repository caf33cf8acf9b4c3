using HipPain.Content;
using HipPain.Content.Checking;
using HipPain.Web.Commands.Reports;

namespace HipPain.Web.Commands;

/// <summary>Loads the whole guide as editors need it, and says what is wrong in it.</summary>
/// <param name="terminal">Where it is said.</param>
/// <param name="folder">The content folder, as a full path.</param>
internal sealed class CheckCommand(Terminal terminal, string folder)
{
    // Below this the bar would be gone before anybody saw it.
    private const int FewFiles = 200;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(300);

    public IReadOnlyList<string> Files { get; init; } = [];

    public string Format { get; init; } = Formats.Text;

    /// <summary>Whether files are named from the working folder rather than from the content folder.</summary>
    public bool FromHere { get; init; }

    public bool IsStrict { get; init; }

    /// <summary>Checks once, or again after every save.</summary>
    /// <returns>0 if nothing has to be mended, 1 if something has, 2 if a file does not exist.</returns>
    public async Task<int> RunAsync(bool watch, CancellationToken cancellation)
    {
        var names = new List<string>();
        foreach (var file in Files)
        {
            if (ContentPath.Find(file, folder, terminal.WorkingFolder) is not { } name)
            {
                await terminal.Error.WriteLineAsync($"There is no file \"{file}\" in the content folder, {folder}.");
                return 2;
            }

            names.Add(name);
        }

        if (watch)
        {
            await WatchAsync(names, cancellation);
            return 0;
        }

        var (_, findings) = Check(Guide.Empty, names, cancellation);
        return findings.Errors > 0 ? 1 : 0;
    }

    private (Guide Guide, Findings Findings) Check(Guide last, List<string> names, CancellationToken cancellation)
    {
        var count = last == Guide.Empty ? Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Take(FewFiles).Count() : 0;
        var guide = count < FewFiles
            ? Load(progress: null)
            : terminal.WithProgress("Reading the articles", Load);
        var findings = Findings.Of(guide, names, IsStrict, file => FromHere ? ContentPath.From(terminal.WorkingFolder, folder, file) : file);
        Report.Write(terminal, findings, Format);
        return (guide, findings);

        Guide Load(Action<int, int>? progress) =>
            new GuideLoader(folder, terminal.Time, Depth.Checking) { Progress = progress }.Load(last, cancellation);
    }

    private async Task WatchAsync(List<string> names, CancellationToken cancellation)
    {
        var loader = new GuideLoader(folder, terminal.Time, Depth.Checking);
        var (guide, seen, isGone) = (Guide.Empty, "", false);
        using var ended = Interruption.Of(cancellation);
        try
        {
            while (!ended.Token.IsCancellationRequested)
            {
                try
                {
                    var now = loader.Fingerprint();
                    if (now != seen || isGone)
                    {
                        seen = await QuietAsync(loader, now, ended.Token);
                        terminal.Clear();
                        (guide, _) = Check(guide, names, ended.Token);
                        await terminal.Error.WriteLineAsync("Watching. Save a file to check again; Ctrl+C ends it.");
                        isGone = false;
                    }
                }
                // While an editor's tool swaps the folder, or after it was renamed: it may come back.
                catch (IOException exception) when (!Terminal.IsClosed(exception))
                {
                    if (!isGone)
                    {
                        await terminal.Error.WriteLineAsync("The content folder cannot be read. Waiting until it can.");
                        isGone = true;
                    }
                }

                await Task.Delay(LookEvery, terminal.Time, ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.Token.IsCancellationRequested)
        {
            // Ended by the editor.
        }
    }

    // Editors' tools write in several steps.
    private async Task<string> QuietAsync(GuideLoader loader, string now, CancellationToken cancellation)
    {
        for (var before = ""; before != now;)
        {
            await Task.Delay(LookEvery, terminal.Time, cancellation);
            (before, now) = (now, loader.Fingerprint());
        }

        return now;
    }
}
