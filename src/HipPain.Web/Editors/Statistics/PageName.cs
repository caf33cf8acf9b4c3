using HipPain.Content;

namespace HipPain.Web.Editors.Statistics;

/// <summary>What a page is called that readers read, or once read.</summary>
public sealed record PageName
{
    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>Its title; its address if it is not there any more.</summary>
    public required string Title { get; init; }

    /// <summary>The title of the article that it is a section of; null for a whole article.</summary>
    public string? Article { get; init; }

    /// <summary>What became of it; null if it is there.</summary>
    public string? Fate { get; init; }

    /// <summary>Where editors see its figures.</summary>
    public string Figures => FiguresOf(Address);

    /// <summary>Where editors see the figures of an address.</summary>
    public static string FiguresOf(string address) => $"{EditorGate.Path}/article{(address == "/" ? "" : address)}";

    /// <summary>The name of what is, or was, at an address.</summary>
    public static PageName Of(Guide guide, string address)
    {
        ArgumentNullException.ThrowIfNull(guide);
        return guide.FindPart(address) is { } part
            ? new PageName { Address = address, Title = part.Title, Article = part.Section is null ? null : part.Article.Title }
            : new PageName
            {
                Address = address,
                Title = address,
                Fate = guide.Follow(address) is { } moved ? $"moved to {moved.Address}" : "no longer in the guide",
            };
    }
}
