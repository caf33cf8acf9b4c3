using HipPain.Content.Checking;
using HipPain.Content.Figures;
using HipPain.Content.Sources;

namespace HipPain.Content;

/// <summary>What articles are made from and held against beside their own text.</summary>
internal sealed record Surroundings
{
    public required Site Site { get; init; }

    public required SourceList Sources { get; init; }

    public Wording Wording { get; init; } = Wording.Empty;

    public FigureList Figures { get; init; } = FigureList.Empty;

    public Depth Depth { get; init; }
}
