namespace HipPain.Web.Feedback;

/// <summary>
/// The versions of texts that pages have shown since the start, so that a vote may name the text that its reader saw before a save,
/// and none that was made up. Only pages of the guide add to it.
/// </summary>
public sealed class ShownVersions
{
    /// <summary>The most that are held; when there would be more, all are forgotten.</summary>
    public const int MostHeld = 100_000;

    private readonly Lock _lock = new();
    private readonly HashSet<(string Address, string Version)> _shown = [];

    /// <summary>Notes that the page of an article or section shows a version.</summary>
    public void Note(string address, string version)
    {
        lock (_lock)
        {
            if (_shown.Count >= MostHeld)
            {
                _shown.Clear();
            }

            _shown.Add((address, version));
        }
    }

    /// <summary>Whether the page has shown the version.</summary>
    public bool Has(string address, string version)
    {
        lock (_lock)
        {
            return _shown.Contains((address, version));
        }
    }
}
