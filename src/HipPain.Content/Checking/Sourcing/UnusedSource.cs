using HipPain.Content.Sources;

namespace HipPain.Content.Checking.Sourcing;

/// <summary>A source that no article cites.</summary>
public sealed class UnusedSource() : GuideRule(
    "HP039", Level.Warning,
    "Every source in sources.yaml is cited.",
    "Cite it where it is used, or remove it.",
    bad: SourceExamples.Unused,
    good: SourceExamples.Cited)
{
    internal override void Check(GuideText guide)
    {
        // What a broken file cites is not known.
        if (guide.Broken.Count > 0)
        {
            return;
        }

        var cited = guide.All.Values.SelectMany(article => article.Sources).Select(cited => cited.Source.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var source in guide.Surroundings.Sources.All.Where(source => !cited.Contains(source.Key)))
        {
            guide.Add(this, SourceList.File, source.Mark, $"No article cites \"{source.Key}\".");
        }
    }
}
