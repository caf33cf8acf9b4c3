namespace HipPain.Web.Data.Backups;

/// <summary>Where a database lies if its path is a link: SQLite keeps its other files there too.</summary>
internal static class RealPlace
{
    /// <summary>The path of the file itself.</summary>
    public static string Of(DatabaseFile database) =>
        File.Exists(database.Path) ? new FileInfo(database.Path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? database.Path : database.Path;
}
