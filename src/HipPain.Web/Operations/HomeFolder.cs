namespace HipPain.Web.Operations;

/// <summary>The folder that relative paths in the settings start from.</summary>
public static class HomeFolder
{
    /// <summary>
    /// The app's own folder where <c>content</c> stands beside it, as when it is published; else the repository above it; else
    /// the app's own folder.
    /// </summary>
    public static string Find()
    {
        if (Directory.Exists(Path.Combine(AppContext.BaseDirectory, "content")))
        {
            return AppContext.BaseDirectory;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HipPain.sln")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
