using System.Collections.Concurrent;
using HipPain.Content.Addresses;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Figures;
using HipPain.Content.Markdown;
using HipPain.Content.Sources;

namespace HipPain.Content;

/// <summary>
/// Builds a guide from a content folder, reading again only what has changed since the last one. A file with problems keeps
/// its last good version; one that never had any is left out.
/// </summary>
/// <param name="root">The content folder.</param>
/// <param name="time">Decides what is published by now.</param>
/// <param name="depth">How much is looked for.</param>
public sealed class GuideLoader(string root, TimeProvider time, Depth depth = Depth.Publishing)
{
    private readonly ContentFiles _files = new(root, TimeSpan.FromMilliseconds(100));

    /// <summary>The content folder.</summary>
    public string Root => root;

    /// <summary>Whether guides are an editor's preview, with what readers may not see; else it is not in them at all.</summary>
    public bool IsPreview { get; init; }

    /// <summary>How long a file must have been left alone before it is read.</summary>
    internal TimeSpan Settle
    {
        init => _files = new ContentFiles(root, value);
    }

    /// <summary>Told how many articles are read of how many, from any thread; null if nobody asks.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>A text that differs whenever a file of the guide was added, removed, renamed or written.</summary>
    /// <exception cref="IOException">The content folder cannot be listed.</exception>
    public string Fingerprint() => _files.Fingerprint();

    /// <summary>
    /// Sets up the libraries that make HTML safe, which takes a processor for a fifth of a second in a new process. Without it the first article
    /// that is rendered takes that much longer.
    /// </summary>
    public static void WarmUp() => HtmlSafety.OfThread.Clean("""<p class="note">See <a href="/">a page</a>.</p>""");

    /// <summary>Loads the whole guide.</summary>
    /// <param name="last">The guide that was loaded before, or <see cref="Guide.Empty"/>.</param>
    /// <param name="cancellation">Ends the load early.</param>
    /// <exception cref="IOException">The content folder cannot be listed, or all of the last guide's articles have gone from it.</exception>
    public Guide Load(Guide last, CancellationToken cancellation = default)
    {
        var names = _files.Articles();
        if (names.Count == 0 && last.HasFiles)
        {
            throw new IOException("The content folder has not one article left: it is taken to be away, as when a disk comes loose.");
        }

        var site = Reload(Site.File, last.SiteFile, (text, _, log) => Site.Read(text, log));
        var sources = Reload(SourceList.File, last.SourcesFile, (text, _, log) => SourceList.Read(text, log));
        var synonyms = Reload(Synonyms.File, last.SynonymsFile, (text, _, log) => Synonyms.Read(text, log));
        var wording = Reload(Wording.File, last.WordingFile, (text, _, log) => Wording.Read(text, log));
        var ledger = Reload(Ledger.File, last.LedgerFile, (text, _, log) => Ledger.Read(text, log));
        var surroundings = new Surroundings
        {
            Site = site.Good ?? Site.Fallback,
            Sources = sources.Good ?? SourceList.Empty,
            Wording = wording.Good ?? Wording.Empty,
            Figures = new FigureList([.. _files.Figures().Select(name => Reload(name, last.Figures.FileOf(name), FigureReader.Read))]),
            Depth = depth,
        };
        var markdown = new MarkdownReader(surroundings);
        var version = $"{site.GoodHash} {sources.GoodHash} {surroundings.Figures.Version}";
        var emergencyLog = new ProblemLog(Site.File);
        var emergency = EmergencyCard.Read(surroundings, markdown, last.Emergency, version, emergencyLog);
        var reader = new ArticleReader(markdown, version);
        // Cards show the site's numbers, citations show the sources, and wording decides what may be shown at all.
        var isFresh = site.Good == last.SiteFile?.Good && sources.Good == last.SourcesFile?.Good && wording.Good == last.WordingFile?.Good
            && surroundings.Figures.IsSameAs(last.Figures);
        var articles = new ConcurrentBag<LoadedFile<Article>>();
        var options = new ParallelOptions { CancellationToken = cancellation };
        var read = 0;
        Parallel.ForEach(names, options, name =>
        {
            articles.Add(Reload(name, last.ArticleFile(name), reader.Read, isFresh, ArticleReader.Keep));
            Progress?.Invoke(Interlocked.Increment(ref read), names.Count);
        });
        var files = new GuideFiles
        {
            Surroundings = surroundings,
            IsPreview = IsPreview,
            Site = site,
            Sources = sources,
            Wording = wording,
            Synonyms = synonyms,
            Ledger = ledger,
            Emergency = emergency,
            EmergencyProblems = emergencyLog.Problems,
            Articles = [.. articles.OrderBy(file => file.Name, StringComparer.Ordinal)],
        };
        return Guide.Build(files, time.GetUtcNow());
    }

    private LoadedFile<T> Reload<T>(string name, LoadedFile<T>? last, Func<string, string, ProblemLog, T?> read, bool reuse = true, Func<T, string, T>? keep = null)
        where T : class
    {
        var log = new ProblemLog(name);
        if (reuse && last?.Stamp is { } known && known == _files.StampOf(name))
        {
            return last;
        }

        var (hash, text, stamp) = _files.Read(name, log);
        if (reuse && last is not null && last.Hash == hash)
        {
            return last.Stamp == stamp ? last : last with { Stamp = stamp };
        }

        var value = text is null ? null : ReadSafely(text, hash, log, read);
        if (log.IsClean && value is not null)
        {
            return new LoadedFile<T>(name, hash, value, hash, log.Problems, stamp);
        }

        var kept = last?.Good is { } good && text is not null && keep is not null ? keep(good, text) : last?.Good;
        return new LoadedFile<T>(name, hash, kept, last?.GoodHash, log.Problems, stamp);
    }

    // Whatever a file does to the libraries that read it, it takes no other file with it.
    private static T? ReadSafely<T>(string text, string hash, ProblemLog log, Func<string, string, ProblemLog, T?> read)
        where T : class
    {
        try
        {
            return read(text, hash, log);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.Add(Rules.TooComplex, Mark.Start, $"No page could be made of this file ({exception.GetType().Name}).");
            return null;
        }
    }
}
