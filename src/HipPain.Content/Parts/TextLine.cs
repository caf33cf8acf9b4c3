namespace HipPain.Content.Parts;

/// <summary>One paragraph, list item, heading, table row or box title as plain text.</summary>
/// <param name="Text">The words: single spaces, straight apostrophes, no numbers of citations.</param>
/// <param name="Form">What it is.</param>
/// <param name="Box">The box it stands in; null outside boxes.</param>
public readonly record struct TextLine(string Text, LineForm Form, ContainerKind? Box = null)
{
    /// <summary>Whether it stands in a care card.</summary>
    public bool IsCare => Box is ContainerKind.Emergency or ContainerKind.Urgent or ContainerKind.Routine;

    /// <summary>The words as a reader of the page sees and hears them, with a sign where it is an item.</summary>
    public string InWords => Form switch
    {
        LineForm.Item => "- " + Text,
        LineForm.BoxTitle when Box is { } box => box.LevelInWords() is { Length: > 0 } level ? $"{level} {Text}" : Text,
        _ => Text,
    };

    /// <summary>The text with a sign at its end, so that lines can stand behind each other.</summary>
    internal string AsSentence => Text.Length == 0 || char.IsPunctuation(Text[^1]) ? Text : Text + Form switch
    {
        LineForm.Item or LineForm.Row => ";",
        LineForm.BoxTitle => ":",
        LineForm.Heading => "",
        _ => ".",
    };
}

/// <summary>What a line of plain text is.</summary>
public enum LineForm
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A row of a table, cell by cell.</summary>
    Row,

    /// <summary>A heading below that of the section.</summary>
    Heading,

    /// <summary>The title of a care card or another box.</summary>
    BoxTitle,
}
