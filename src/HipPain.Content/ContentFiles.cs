using System.Buffers;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HipPain.Content.Checking;
using HipPain.Content.Figures;

namespace HipPain.Content;

/// <summary>
/// The files of a content folder. Hidden files and folders are passed over, and links may not lead out of the folder.
/// </summary>
internal sealed partial class ContentFiles(string root)
{
    private const int MostBytes = 256 * 1024;
    private const int MostLinks = 40;

    // White space apart, no control character may stand in HTML or XML.
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(code => char.IsControl(code) && code is not ('\t' or '\n'))]);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Articles' files, relative to the root with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Articles() =>
        [.. All().Where(IsArticle).Order(StringComparer.Ordinal)];

    /// <summary>The drawings of the folder <c>figures</c>. What cannot be read is left out: the articles that use it say so.</summary>
    public FigureList Figures()
    {
        var figures = new Dictionary<string, Figure>(StringComparer.Ordinal);
        foreach (var file in All().Where(IsFigure).Order(StringComparer.Ordinal))
        {
            if (ReadFigure(file) is { } figure)
            {
                figures.TryAdd(figure.Name, figure);
            }
        }

        return figures.Count == 0 ? FigureList.Empty : new FigureList(figures.Values);
    }

    /// <summary>A text that differs whenever a file that counts was added, removed, renamed, written or given other permissions.</summary>
    public string Fingerprint()
    {
        var state = new StringBuilder(RealPath(root)).Append('\n');
        foreach (var file in All().Where(IsContent).Order(StringComparer.Ordinal))
        {
            var info = new FileInfo(Path.Combine(root, file));
            var real = info.LinkTarget is null ? info : RealFile(info.FullName);
            state.Append(file).Append('|').Append(real?.FullName).Append('|').Append(real is { Exists: true } ? real.Length : -1)
                .Append('|').Append(real?.LastWriteTimeUtc.Ticks).Append('|').Append((int?)real?.UnixFileMode).Append('\n');
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())));
    }

    /// <summary>A file's text with a hash of its bytes; the text is null, with the reason in the log, if it cannot be used.</summary>
    public (string Hash, string? Text) Read(string file, ProblemLog log)
    {
        try
        {
            return ReadFile(Path.Combine(root, file), log);
        }
        catch (FileNotFoundException) when (IsOptional(file))
        {
            return (Hash: "missing", Text: "");
        }
        catch (FileNotFoundException) when (!IsArticle(file))
        {
            log.Add(Rules.MissingFile, Mark.Start, "The file is not there.");
            return (Hash: "missing", Text: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Add(Rules.UnreadableFile, Mark.Start, "The file cannot be read.");
            return (Hash: "unreadable", Text: null);
        }
    }

    // In any case: a file that ends in .MD is meant as an article, and its editor has to hear that it is none.
    private static bool IsArticle(string file) => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static bool IsFigure(string file) => FigureFile.IsMatch(file);

    private static bool IsContent(string file) => IsArticle(file) || IsFigure(file) || IsOptional(file) || file is Site.File or Sources.SourceList.File;

    // A guide can be shown without these; the check asks for them.
    private static bool IsOptional(string file) => file is Wording.File or Addresses.Ledger.File;

    private Figure? ReadFigure(string file)
    {
        try
        {
            var info = RealFile(Path.Combine(root, file));
            if (info is not { Exists: true, Length: > 0 } || !IsInside(info))
            {
                return null;
            }

            var bytes = info.Length > Figure.MostBytes ? [] : File.ReadAllBytes(info.FullName);
            var name = Path.GetFileName(file);
            return new Figure(Path.GetFileNameWithoutExtension(name), name, info.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16], bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private (string Hash, string? Text) ReadFile(string path, ProblemLog log)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            if (RealFile(path) is not { Exists: true } target || !IsInside(target))
            {
                log.Add(Rules.UnreadableFile, Mark.Start, "The file is a link that leads out of the content folder or nowhere.");
                return (Hash: "outside", Text: null);
            }

            file = target;
        }

        // What has no length is not opened: it may be a pipe, and opening a pipe waits for a writer.
        if (file.Length == 0)
        {
            return (Convert.ToHexStringLower(SHA256.HashData([])), "");
        }

        using var stream = file.OpenRead();
        if (stream.Length > MostBytes)
        {
            log.Add(Rules.FileTooLarge, Mark.Start, $"The file is larger than {MostBytes / 1024} KB.");
            return (Hash: $"large-{stream.Length}", Text: null);
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (Convert.ToHexStringLower(SHA256.HashData(bytes)), Decode(bytes, log));
    }

    /// <summary>An unreadable root must not look like an empty one, which the options of <see cref="All"/> would make of it.</summary>
    private void RequireListable()
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(root).GetEnumerator();
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException("The content folder cannot be listed.", exception);
        }
    }

    [GeneratedRegex(@"^figures/[a-z0-9]+(-[a-z0-9]+)*\.(svg|png)\z")]
    private static partial Regex FigureFile { get; }

    private static string? Decode(byte[] bytes, ProblemLog log)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
            var control = text.AsSpan().IndexOfAny(Controls);
            if (control >= 0)
            {
                log.Add(Rules.NotText, MarkOf(text, control), $"The file holds the control character U+{(int)text[control]:X4}.");
                return null;
            }

            return text;
        }
        catch (DecoderFallbackException exception)
        {
            var line = bytes.AsSpan(0, Math.Max(0, exception.Index)).Count((byte)'\n') + 1;
            log.Add(Rules.NotText, new Mark(line, 1), "The file is not UTF-8 text from here on.");
            return null;
        }
    }

    private static Mark MarkOf(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new Mark(before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }

    private bool IsInside(FileInfo target) =>
        target.FullName.StartsWith(RealPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The file behind all links; null where they lead round in a circle.</summary>
    private static FileInfo? RealFile(string path)
    {
        try
        {
            return new FileInfo(RealPath(path));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A path in which every link, in its folders too, is followed.</summary>
    private static string RealPath(string path, int links = 0)
    {
        if (links > MostLinks)
        {
            throw new IOException("Too many links.");
        }

        path = Path.GetFullPath(path);
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new DirectoryInfo(Path.Combine(real, part));
            real = next.ResolveLinkTarget(returnFinalTarget: false) is { } target ? RealPath(target.FullName, links + 1) : next.FullName;
        }

        return real;
    }

    private FileSystemEnumerable<string> All()
    {
        RequireListable();
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        };
        return new FileSystemEnumerable<string>(
            root,
            (ref FileSystemEntry entry) => Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'),
            options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            // A folder that is a link could lead round in a circle.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
    }
}
