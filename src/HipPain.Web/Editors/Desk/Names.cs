namespace HipPain.Web.Editors.Desk;

/// <summary>Reads what an address or a form says by name.</summary>
internal static class Names
{
    /// <summary>The value of exactly this name; null if there is none. Numbers, which .NET would take too, are no names.</summary>
    public static T? Find<T>(string name) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.ToString() == name).Cast<T?>().FirstOrDefault();

    /// <summary>The page that an address asks for, from 1; 1 where it asks for none.</summary>
    public static int Page(IQueryCollection query) => int.TryParse(query["p"], out var page) && page > 0 ? page : 1;
}
