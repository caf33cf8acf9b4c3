namespace HipPain.Content.Checking.Bodies;

/// <summary>More structure than a page can hold (design, section 4).</summary>
public sealed class TooComplex() : Rule(
    "HP025", Level.Error,
    "An article has at most 500 headings, and no more structure than a page can hold.",
    "Split the article, and nest lists and quotes less deeply.",
    bad: Example.Text("501 headings", () => string.Concat(Enumerable.Range(1, 501).Select(number => $"## H{number} {{#h{number}}}\n\n"))),
    good: Example.Text("5 headings", () => string.Concat(Enumerable.Range(1, 5).Select(number => $"## H{number} {{#h{number}}}\n\n"))));
