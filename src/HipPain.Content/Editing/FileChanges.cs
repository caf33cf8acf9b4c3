namespace HipPain.Content.Editing;

/// <summary>
/// Changes to files of one folder that are made together or not at all. Each file is swapped whole, so that whoever reads it
/// sees the old text or the new one; and none is touched that somebody else saved in the meantime.
/// </summary>
/// <param name="root">The folder.</param>
internal sealed class FileChanges(string root)
{
    private readonly List<Change> _changes = [];

    /// <param name="file">The file.</param>
    /// <param name="before">What it held when the change was made up; null if there was none.</param>
    /// <param name="bytes">What it is to hold.</param>
    public void Write(string file, byte[]? before, byte[] bytes) => _changes.Add(new Change(file, before, bytes));

    public void Delete(string file, byte[] before) => _changes.Add(new Change(file, before, After: null));

    /// <summary>Makes the changes in their order; if one fails, or what they make is refused, every file is put back.</summary>
    /// <param name="isGood">Looks at what the changes made; null if nothing needs to.</param>
    /// <returns>Whether they stand.</returns>
    /// <exception cref="IOException">A file could not be written; all are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public bool Make(Func<bool>? isGood = null)
    {
        var made = new Stack<Change>();
        try
        {
            foreach (var change in _changes)
            {
                if (!Holds(change.File, change.Before))
                {
                    throw new IOException($"{change.File} was saved by somebody else in the meantime. Run the command again.");
                }

                made.Push(change);
                Put(PathOf(change.File), change.After);
            }

            if (isGood?.Invoke() ?? true)
            {
                return true;
            }
        }
        catch
        {
            PutBack(made);
            throw;
        }

        PutBack(made);
        return false;
    }

    private void PutBack(Stack<Change> made)
    {
        foreach (var (file, before, after) in made)
        {
            if (Holds(file, after) && !Holds(file, before))
            {
                Put(PathOf(file), before);
            }

            RemoveEmptyFolders(PathOf(file));
        }
    }

    private bool Holds(string file, byte[]? bytes) => File.Exists(PathOf(file))
        ? bytes is not null && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(PathOf(file)))
        : bytes is null;

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

    /// <summary>One file's bytes before and after; null where there is no file.</summary>
    private sealed record Change(string File, byte[]? Before, byte[]? After);
}
