namespace HipPain.Content;

/// <summary>Holds the guide that is published now. Reading it never waits.</summary>
public sealed class ArticleRepository
{
    private volatile Guide _current = Guide.Empty;

    /// <summary>The guide as readers see it at this moment; hold on to the value to see one state throughout.</summary>
    public Guide Current => _current;

    /// <summary>Replaces the whole guide in one step.</summary>
    public void Publish(Guide guide) => _current = guide;
}
