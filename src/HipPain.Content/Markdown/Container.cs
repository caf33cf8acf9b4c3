using HipPain.Content.Parts;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace HipPain.Content.Markdown;

/// <summary>A container that has passed the rules, with what is needed to write it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Plain text; null where a container may go without.</param>
/// <param name="Level">The level of its heading: one below the heading it stands under.</param>
/// <param name="Number">Its number on the page, from 1; makes its id.</param>
internal sealed record Container(ContainerKind Kind, string? Title, int Level, int Number)
{
    public bool IsCareCard => Kind is ContainerKind.Emergency or ContainerKind.Urgent or ContainerKind.Routine;

    public static ContainerKind? KindOf(CustomContainer block) => block.Info switch
    {
        "emergency" => ContainerKind.Emergency,
        "urgent" => ContainerKind.Urgent,
        "routine" => ContainerKind.Routine,
        "do" => ContainerKind.Do,
        "dont" => ContainerKind.Dont,
        "note" => ContainerKind.Note,
        "figure" => ContainerKind.Figure,
        _ => null,
    };

    public static bool IsKnown(CustomContainer block) => KindOf(block) is not null;

    public static Container Of(CustomContainer block) => (Container)block.GetData(typeof(Container))!;

    public void AttachTo(CustomContainer block) => block.SetData(typeof(Container), this);
}
