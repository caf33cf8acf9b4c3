namespace HipPain.Content;

/// <summary>Where a path leads in the end.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>A path in which every link, in its folders too, is followed.</summary>
    /// <exception cref="IOException">The links lead round in a circle.</exception>
    public static string Of(string path) => Of(path, links: 0);

    /// <summary>The file behind all links; null where they lead round in a circle.</summary>
    public static FileInfo? FileAt(string path)
    {
        try
        {
            return new FileInfo(Of(path));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Of(string path, int links)
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
            real = next.ResolveLinkTarget(returnFinalTarget: false) is { } target ? Of(target.FullName, links + 1) : next.FullName;
        }

        return real;
    }
}
