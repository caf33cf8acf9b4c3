namespace HipPain.Web.Commands;

/// <summary>Finds and names files of the content folder as people at a terminal do.</summary>
internal static class ContentPath
{
    /// <summary>
    /// The name of a file relative to the content folder, with forward slashes; null if there is no such file in it. A path may
    /// be meant from the working folder or from the content folder.
    /// </summary>
    public static string? Find(string path, string folder, string workingFolder)
    {
        foreach (var from in new[] { workingFolder, folder })
        {
            var full = Path.GetFullPath(path, from);
            var name = Path.GetRelativePath(folder, full);
            if (File.Exists(full) && !Path.IsPathRooted(name) && !name.StartsWith("..", StringComparison.Ordinal))
            {
                return Slashed(name);
            }
        }

        return null;
    }

    /// <summary>A file of the content folder as it is named from another folder, with forward slashes.</summary>
    public static string From(string workingFolder, string folder, string file) =>
        Slashed(Path.GetRelativePath(workingFolder, Path.Combine(folder, file)));

    private static string Slashed(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
