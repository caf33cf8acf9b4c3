namespace HipPain.Web.Commands.Reports;

/// <summary>The ways to tell what was found.</summary>
internal static class Formats
{
    public const string Text = "text";
    public const string Github = "github";
    public const string Sarif = "sarif";
    public const string Json = "json";
    public const string Markdown = "markdown";
}
