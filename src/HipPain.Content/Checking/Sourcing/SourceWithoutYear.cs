using HipPain.Content.Sources;

namespace HipPain.Content.Checking.Sourcing;

/// <summary>A source that does not say when it is from.</summary>
public sealed class SourceWithoutYear() : GuideRule(
    "HP040", Level.Warning,
    "Every source says the year it is from.",
    "Add the year; if the source itself names none, leave it and say so when you hand it in.",
    bad: SourceExamples.WithoutYear,
    good: SourceExamples.WithYear)
{
    internal override void Check(GuideText guide)
    {
        foreach (var source in guide.Surroundings.Sources.All.Where(source => source.Year is null))
        {
            guide.Add(this, SourceList.File, source.Mark, $"The source \"{source.Key}\" has no year.");
        }
    }
}
