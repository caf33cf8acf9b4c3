namespace HipPain.Content.Editing;

/// <summary>
/// Changes to files of one folder that are made together or not at all. Each file is swapped whole, so that whoever reads it
/// sees the old text or the new one.
/// </summary>
/// <param name="root">The folder.</param>
internal sealed class FileChanges(string root)
{
    private readonly List<(string File, byte[]? Bytes)> _changes = [];

    public void Write(string file, byte[] bytes) => _changes.Add((file, bytes));

    public void Delete(string file) => _changes.Add((file, null));

    /// <summary>Makes the changes in their order; if one fails, or what they make is refused, every file is put back.</summary>
    /// <param name="isGood">Looks at what the changes made; null if nothing needs to.</param>
    /// <returns>Whether they stand.</returns>
    /// <exception cref="IOException">A file could not be written; all are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public bool Make(Func<bool>? isGood = null)
    {
        var before = new Stack<(string File, byte[]? Bytes)>();
        try
        {
            foreach (var (file, bytes) in _changes)
            {
                var path = PathOf(file);
                before.Push((file, File.Exists(path) ? File.ReadAllBytes(path) : null));
                Put(path, bytes);
            }

            if (isGood?.Invoke() ?? true)
            {
                return true;
            }
        }
        catch
        {
            PutBack(before);
            throw;
        }

        PutBack(before);
        return false;
    }

    private void PutBack(Stack<(string File, byte[]? Bytes)> before)
    {
        foreach (var (file, bytes) in before)
        {
            var path = PathOf(file);
            var isAsBefore = File.Exists(path) ? bytes is not null && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(path)) : bytes is null;
            if (!isAsBefore)
            {
                Put(path, bytes);
            }

            RemoveEmptyFolders(path);
        }
    }

    private string PathOf(string file) => Path.Combine(root, file);

    private void Put(string path, byte[]? bytes)
    {
        if (bytes is null)
        {
            File.Delete(path);
            RemoveEmptyFolders(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // A link stays a link: what it leads to is written.
        var file = new FileInfo(path);
        var real = file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        // Hidden, and so no file of the guide.
        var draft = Path.Combine(Path.GetDirectoryName(real)!, $".{Path.GetFileName(real)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(real))
            {
                File.SetUnixFileMode(draft, File.GetUnixFileMode(real));
            }

            File.Move(draft, real, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private void RemoveEmptyFolders(string path)
    {
        var top = Path.GetFullPath(root);
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(path)); folder is not null && folder.Length > top.Length; folder = Path.GetDirectoryName(folder))
        {
            if (!Directory.Exists(folder))
            {
                continue;
            }

            if (Directory.EnumerateFileSystemEntries(folder).Any())
            {
                return;
            }

            Directory.Delete(folder);
        }
    }
}
