using System.Buffers;
using System.Buffers.Binary;
using System.IO.Enumeration;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HipPain.Content.Checking;

namespace HipPain.Content;

/// <summary>
/// The files of a content folder. Hidden files and folders are passed over, and links may not lead out of the folder.
/// </summary>
/// <param name="root">The content folder.</param>
/// <param name="settle">How long a file must have been left alone before it is believed to be whole.</param>
internal sealed partial class ContentFiles(string root, TimeSpan settle)
{
    private const int MostBytes = 256 * 1024;
    private const int MostWaits = 6;

    // Some file systems tell time in steps of two seconds: within one, a second write leaves the stamp as it is.
    private static readonly TimeSpan Coarsest = TimeSpan.FromSeconds(3);

    // White space apart, no control character may stand in HTML or XML.
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(code => char.IsControl(code) && code is not ('\t' or '\n'))]);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>Articles' files, relative to the root with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Articles() =>
        [.. All().Where(IsArticle).Order(StringComparer.Ordinal)];

    /// <summary>The files of drawings, relative to the root with forward slashes, in ordinal order.</summary>
    public IReadOnlyList<string> Figures() => [.. All().Where(IsFigure).Order(StringComparer.Ordinal)];

    /// <summary>
    /// A text that differs whenever a file that counts was added, removed, renamed, written, replaced or given other permissions.
    /// </summary>
    public string Fingerprint()
    {
        // A sum does not depend on the order in which the system lists the files.
        var sum = UInt128.Zero;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        using var state = new MemoryStream();
        foreach (var file in All().Where(IsContent))
        {
            state.SetLength(0);
            WriteState(file, state);
            SHA256.HashData(state.GetBuffer().AsSpan(0, (int)state.Length), hash);
            sum += BinaryPrimitives.ReadUInt128BigEndian(hash);
        }

        return $"{sum:x32} {RealPath.Of(_root)}";
    }

    /// <summary>What tells one state of a file from the next; null if only reading can.</summary>
    public FileStamp? StampOf(string file) => FileStamp.Of(Path.Combine(_root, file)) is { IsRegular: true } stamp ? stamp : null;

    /// <summary>
    /// A file's text with a hash of its bytes; the text is null, with the reason in the log, if it cannot be used. The stamp is null
    /// unless the file must have the same text for as long as it has the same stamp.
    /// </summary>
    public (string Hash, string? Text, FileStamp? Stamp) Read(string file, ProblemLog log)
    {
        try
        {
            return ReadWhole(file, log);
        }
        catch (FileNotFoundException) when (IsOptional(file))
        {
            return (Hash: "missing", Text: "", Stamp: null);
        }
        catch (FileNotFoundException) when (!IsArticle(file))
        {
            log.Add(Rules.MissingFile, Mark.Start, "The file is not there.");
            return (Hash: "missing", Text: null, Stamp: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Add(Rules.UnreadableFile, Mark.Start, "The file cannot be read.");
            return (Hash: "unreadable", Text: null, Stamp: null);
        }
    }

    // In any case: a file that ends in .MD is meant as an article, and its editor has to hear that it is none.
    private static bool IsArticle(string file) => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static bool IsFigure(string file) => FigureFile.IsMatch(file);

    private static bool IsContent(string file) => IsArticle(file) || IsFigure(file) || IsOptional(file) || file is Site.File or Sources.SourceList.File;

    // A guide can be shown without these; the check asks for them.
    private static bool IsOptional(string file) => file is Wording.File or Synonyms.File or Addresses.Ledger.File;

    /// <summary>
    /// Reads a file that nothing is writing to: half of an article can be a good article. Editors' tools write in several steps
    /// and rarely say when they are done, so a file that has just changed is left alone for a moment.
    /// </summary>
    private (string Hash, string? Text, FileStamp? Stamp) ReadWhole(string file, ProblemLog log)
    {
        for (var waits = 0; ; waits++)
        {
            var before = RealStampOf(file);
            if (before is not { Age: var age } || age < TimeSpan.Zero || age >= settle)
            {
                var (hash, bytes, fault) = ReadFile(Path.Combine(_root, file));
                if (before == RealStampOf(file))
                {
                    var text = fault is null ? Decode(bytes, log) : null;
                    if (fault is var (rule, sentence))
                    {
                        log.Add(rule, Mark.Start, sentence);
                    }

                    return (hash, text, before?.Age > Coarsest && before == StampOf(file) ? before : null);
                }
            }

            if (waits == MostWaits)
            {
                log.Add(Rules.UnreadableFile, Mark.Start, "The file changes all the time, so that it cannot be read whole.");
                return (Hash: "changing", Text: null, Stamp: null);
            }

            Thread.Sleep(settle);
        }
    }

    private FileStamp? RealStampOf(string file)
    {
        var path = Path.Combine(_root, file);
        return FileStamp.Of(path) is { IsLink: true } ? RealPath.FileAt(path) is { } real ? FileStamp.Of(real.FullName) : null : StampOf(file);
    }

    private (string Hash, byte[] Bytes, (Rule, string)? Fault) ReadFile(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            if (RealPath.FileAt(path) is not { Exists: true } target || !IsInside(target))
            {
                return ("outside", [], (Rules.UnreadableFile, "The file is a link that leads out of the content folder or nowhere."));
            }

            file = target;
        }

        // What has no length is not opened: it may be a pipe, and opening a pipe waits for a writer.
        if (file.Length == 0)
        {
            return (Convert.ToHexStringLower(SHA256.HashData([])), [], null);
        }

        using var stream = file.OpenRead();
        if (stream.Length > MostBytes)
        {
            return ($"large-{stream.Length}", [], (Rules.FileTooLarge, $"The file is larger than {MostBytes / 1024} KB."));
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes, null);
    }

    /// <summary>Writes a file's name and all that can be told of it without reading it, links followed. There may be ten thousand, so no text is made of it.</summary>
    private void WriteState(string file, MemoryStream state)
    {
        var path = Path.Combine(_root, file);
        state.Write(MemoryMarshal.AsBytes(file.AsSpan()));
        if (FileStamp.Of(path) is { IsLink: false } stamp)
        {
            ReadOnlySpan<ulong> told = [stamp.Device, stamp.Inode, stamp.Length, (ulong)stamp.Written, (ulong)stamp.Changed, stamp.Mode];
            state.Write(MemoryMarshal.AsBytes(told));
            return;
        }

        var info = new FileInfo(path);
        var real = info.LinkTarget is null ? info : RealPath.FileAt(path);
        state.Write(Encoding.UTF8.GetBytes($"|{real?.FullName}|{(real is { Exists: true } ? real.Length : -1)}|{real?.LastWriteTimeUtc.Ticks}|{(int?)real?.UnixFileMode}"));
    }

    /// <summary>An unreadable root must not look like an empty one, which the options of <see cref="All"/> would make of it.</summary>
    private void RequireListable()
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(_root).GetEnumerator();
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException("The content folder cannot be listed.", exception);
        }
    }

    [GeneratedRegex(@"^figures/[a-z0-9]+(-[a-z0-9]+)*\.(svg|yaml)\z")]
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
            var isUtf16 = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
            log.Add(Rules.NotText, new Mark(line, 1), isUtf16 ? "The file is UTF-16 text." : "The file is not UTF-8 text from here on.");
            return null;
        }
    }

    private static Mark MarkOf(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new Mark(before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }

    private bool IsInside(FileInfo target) =>
        target.FullName.StartsWith(RealPath.Of(_root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private FileSystemEnumerable<string> All()
    {
        RequireListable();
        var length = _root.Length;
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            // Asking for attributes costs a call to the system for each file; what is hidden has a name that says so.
            AttributesToSkip = FileAttributes.None,
        };
        return new FileSystemEnumerable<string>(
            _root,
            (ref FileSystemEntry entry) => Path.Join(entry.Directory[length..].TrimStart(Path.DirectorySeparatorChar), entry.FileName).Replace(Path.DirectorySeparatorChar, '/'),
            options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.' && !entry.IsDirectory,
            // A folder that is a link could lead round in a circle.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.' && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
    }
}
