namespace HipPain.Web.Tests;

public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The addresses of all articles of the guide, by design section 4.</summary>
    public static IReadOnlyList<string> Articles { get; } = [.. Pages.Where(path => !path.StartsWith("/handouts/", StringComparison.Ordinal))];

    /// <summary>The addresses of all ready-made handouts.</summary>
    public static IReadOnlyList<string> Handouts { get; } = [.. Pages.Except(Articles)];

    private static IReadOnlyList<string> Pages =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "content"), "*.md", SearchOption.AllDirectories)
            .Select(file => "/" + Path.GetRelativePath(Path.Combine(Root, "content"), file)[..^".md".Length].Replace('\\', '/'))
            .Select(path => path == "/index" ? "/" : path.EndsWith("/index", StringComparison.Ordinal) ? path[..^"/index".Length] : path)
            .Order(StringComparer.Ordinal)];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HipPain.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
