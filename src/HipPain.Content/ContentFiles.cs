using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using HipPain.Content.Checking;

namespace HipPain.Content;

/// <summary>
/// The files of a content folder. Hidden files and folders are passed over, and links may not lead out of the folder.
/// </summary>
internal sealed class ContentFiles(string root)
{
    private const int MostBytes = 256 * 1024;
    private const int MostDepth = 8;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Articles' files, relative to the root with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Articles() =>
        [.. All().Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>A text that differs whenever a file that counts was added, removed, renamed or written.</summary>
    public string Fingerprint()
    {
        var state = new StringBuilder();
        foreach (var file in All().Where(IsContent).Order(StringComparer.Ordinal))
        {
            var info = new FileInfo(Path.Combine(root, file));
            var real = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
            state.Append(file).Append('|').Append(real.FullName).Append('|')
                .Append(real.Exists ? real.Length : -1).Append('|').Append(real.LastWriteTimeUtc.Ticks).Append('\n');
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())));
    }

    /// <summary>A file's text with a hash of its bytes; the text is null, with the reason in the log, if it cannot be used.</summary>
    public (string Hash, string? Text) Read(string file, ProblemLog log)
    {
        try
        {
            return Read(new FileInfo(Path.Combine(root, file)), log);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Add(Rules.UnreadableFile, Mark.Start, "The file cannot be read.");
            return (Hash: "unreadable", Text: null);
        }
    }

    private static bool IsContent(string file) =>
        file.EndsWith(".md", StringComparison.Ordinal) || file is Site.File or Sources.SourceList.File;

    private (string Hash, string? Text) Read(FileInfo info, ProblemLog log)
    {
        if (info.LinkTarget is not null && !IsInside(info))
        {
            log.Add(Rules.UnreadableFile, Mark.Start, "The file is a link that leads out of the content folder or nowhere.");
            return (Hash: "outside", Text: null);
        }

        using var stream = info.OpenRead();
        if (stream.Length > MostBytes)
        {
            log.Add(Rules.FileTooLarge, Mark.Start, $"The file is larger than {MostBytes / 1024} KB.");
            return (Hash: $"large-{stream.Length}", Text: null);
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (Convert.ToHexStringLower(SHA256.HashData(bytes)), Decode(bytes, log));
    }

    private static string? Decode(byte[] bytes, ProblemLog log)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes);
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                log.Add(Rules.NotText, LineOf(text, text.IndexOf('\0', StringComparison.Ordinal)), "The file holds a NUL character.");
                return null;
            }

            return text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException exception)
        {
            var line = bytes.AsSpan(0, Math.Max(0, exception.Index)).Count((byte)'\n') + 1;
            log.Add(Rules.NotText, new Mark(line, 1), "The file is not UTF-8 text from here on.");
            return null;
        }
    }

    private static Mark LineOf(string text, int index) =>
        new(text.AsSpan(0, index).Count('\n') + 1, index - text.LastIndexOf('\n', Math.Max(0, index - 1)));

    private bool IsInside(FileInfo link) =>
        link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target
        && RealPath(target.FullName).StartsWith(RealPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A path with every link in its folders followed.</summary>
    private static string RealPath(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in Path.GetFullPath(path)[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new DirectoryInfo(Path.Combine(real, part));
            real = next.LinkTarget is null ? next.FullName : next.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next.FullName;
        }

        return real;
    }

    private FileSystemEnumerable<string> All()
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = MostDepth,
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
