namespace HipPain.Web.Operations;

/// <summary>The folder that relative paths in the settings start from.</summary>
public static class HomeFolder
{
    /// <summary>The nearest folder above the app that holds HipPain.sln, so that a clone keeps its data in one place whatever
    /// it is built into; a published app is its own home.</summary>
    public static string Find()
    {
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
