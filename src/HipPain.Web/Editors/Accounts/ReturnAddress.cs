namespace HipPain.Web.Editors.Accounts;

/// <summary>Where an editor goes on after signing in.</summary>
public static class ReturnAddress
{
    private static readonly Uri Here = new("http://localhost");

    /// <summary>The page that the editor wanted, if it is one for editors on this site; else the overview.</summary>
    public static string Of(string? wanted) =>
        wanted is { Length: <= 700 }
        && wanted.StartsWith(EditorGate.Path, StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(Here, wanted, out var address)
        && address.Host == Here.Host
        && new PathString(address.AbsolutePath).StartsWithSegments(EditorGate.Path, StringComparison.OrdinalIgnoreCase, out var rest)
        && !rest.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase)
        && !rest.StartsWithSegments("/sign-out", StringComparison.OrdinalIgnoreCase)
        && !rest.StartsWithSegments("/welcome", StringComparison.OrdinalIgnoreCase)
            ? address.PathAndQuery
            : EditorGate.Path;
}
