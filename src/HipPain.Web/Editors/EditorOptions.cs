namespace HipPain.Web.Editors;

/// <summary>Whether there are pages for editors.</summary>
public sealed class EditorOptions
{
    /// <summary>The section of the settings these are read from.</summary>
    public const string SectionName = "Editors";

    /// <summary>False keeps the pages of editors away, true shows the way in; null, the default, follows whether an editor exists.</summary>
    public bool? Enabled { get; set; }
}
