namespace HipPain.Benchmarks;

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HipPain.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Run the benchmarks inside the repository.");
        }

        return folder.FullName;
    }
}
