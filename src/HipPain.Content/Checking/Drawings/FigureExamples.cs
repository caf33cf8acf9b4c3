namespace HipPain.Content.Checking.Drawings;

/// <summary>Drawings, and articles that show them, that rules are shown with.</summary>
internal static class FigureExamples
{
    public const string File = "figures/hip.svg";
    public const string Poses = "figures/hip.yaml";

    private const string Box = "::: figure hip\nA hip joint: a ball in a socket.\n:::";

    /// <summary>An article that shows the drawing.</summary>
    public static string Article { get; } = Example.Article(Box);

    /// <summary>A drawing by hand that breaks no rule.</summary>
    public static string Drawing { get; } = Svg("<circle class=\"bone\" cx=\"9\" cy=\"9\" r=\"8\"/>");

    /// <summary>Poses that break no rule.</summary>
    public static string Standing { get; } = """
        view: side
        panels:
          - caption: Stand tall
            head: [50, 92]
            shoulder: [50, 83]
            hip: [50, 53]
            near:
              elbow: [50, 66]
              hand: [50, 48]
              knee: [50, 29]
              ankle: [50, 4]
              toe: [59, 4]

        """;

    /// <summary>The same article's text and drawing, as a rule's example.</summary>
    public static Example Shown { get; } = Example.Of("page", Box).With(File, Drawing);

    /// <summary>A drawing that an article shows, with one line of it to be seen.</summary>
    public static Example Of(string shape) => Example.Whole(File, Svg(shape), shape).With("example.md", Article);

    public static string Svg(string shapes) => $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 18 18\">\n{shapes}\n</svg>\n";
}
