using HipPain.Content.Sources;

namespace HipPain.Content.Markdown;

/// <summary>Numbers the sources of one article in the order of their first use.</summary>
internal sealed class CitationList
{
    private readonly List<CitedSource> _cited = [];

    public IReadOnlyList<CitedSource> Cited => _cited;

    public CitationUse Cite(Source source)
    {
        var index = _cited.FindIndex(cited => cited.Source.Key == source.Key);
        if (index < 0)
        {
            index = _cited.Count;
            _cited.Add(new CitedSource(index + 1, source, []));
        }

        var use = new CitationUse(index + 1, _cited[index].Uses.Count + 1);
        _cited[index] = _cited[index] with { Uses = [.. _cited[index].Uses, use.Id] };
        return use;
    }
}
