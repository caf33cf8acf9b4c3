using HipPain.Content.Articles;

namespace HipPain.Content;

/// <summary>All published content, an immutable value.</summary>
public sealed class Guide
{
    /// <summary>A guide before anything is loaded.</summary>
    public static Guide Empty { get; } = new();

    private readonly Dictionary<string, Article> _articles = [];

    /// <summary>The article at an address in its canonical form, or null.</summary>
    public Article? Find(string path) => _articles.GetValueOrDefault(path);
}
