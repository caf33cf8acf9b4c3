using HipPain.Content.Articles;
using HipPain.Content.Markdown;

namespace HipPain.Content.Editing;

/// <summary>An article's old and new address, and what that makes of links to it and to its sections.</summary>
/// <param name="From">The old address.</param>
/// <param name="To">The new address.</param>
/// <param name="Sections">The ids of its sections.</param>
internal sealed record MovedAddress(Address From, Address To, IReadOnlyList<string> Sections)
{
    /// <summary>The addresses of the article and its sections, with what becomes of them.</summary>
    public IEnumerable<(string From, string To)> Addresses =>
        Sections.Select(id => ($"{From}/{id}", $"{To}/{id}")).Prepend((From.Value, To.Value));

    /// <summary>The new form of a link to the article or to a section of it; null for any other.</summary>
    public string? Follow(string url)
    {
        if (!LinkForm.IsInternal(url, out var path, out _))
        {
            return null;
        }

        var moved = Addresses.FirstOrDefault(address => address.From == path).To;
        return moved is null ? null : moved + url[path.Length..];
    }
}
