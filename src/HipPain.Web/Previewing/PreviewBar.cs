using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using Microsoft.AspNetCore.Diagnostics;

namespace HipPain.Web.Previewing;

/// <summary>What stands above a page in a preview: why readers do not see it, and what is wrong with its file.</summary>
internal sealed record PreviewBar
{
    private static readonly PreviewBar Nothing = new();

    /// <summary>Why readers do not see the page; null if they do.</summary>
    public string? Ribbon { get; private init; }

    /// <summary>The problems of the page's file.</summary>
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    /// <summary>What the problems mean for readers.</summary>
    public string Meaning { get; private init; } = "";

    /// <summary>How many errors other files have; warnings there wait until somebody asks.</summary>
    public int Elsewhere { get; private init; }

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => Ribbon is null && Problems.Count == 0 && Elsewhere == 0;

    /// <summary>What to say above the page of this request.</summary>
    /// <param name="guide">The guide that the page is from.</param>
    /// <param name="article">The article it shows; null for other pages.</param>
    /// <param name="context">The request.</param>
    public static PreviewBar Of(Guide guide, Article? article, HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/problems", StringComparison.OrdinalIgnoreCase))
        {
            return Nothing;
        }

        var missing = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
        var problems = guide.Problems
            .Where(problem => article is not null ? problem.File == article.File : missing is not null && IsAt(missing, problem.File))
            .ToList();
        return new PreviewBar
        {
            Ribbon = article is null ? null : WhyHidden(article.FrontMatter, guide.Moment),
            Problems = problems,
            Meaning = article is null ? "There is no page here until that is mended."
                : guide.IsBehind(article) ? "You see its last good version."
                : "The page is shown all the same.",
            Elsewhere = guide.Problems.Except(problems).Count(problem => problem.Level is Level.Error),
        };
    }

    /// <summary>Whether a file is meant for an address, even if its name is written in a way that makes none.</summary>
    private static bool IsAt(string path, string file)
    {
        const string extension = ".md", index = "/index";
        if (!file.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var meant = "/" + file[..^extension.Length];
        meant = meant.EndsWith(index, StringComparison.OrdinalIgnoreCase) ? meant[..^index.Length] : meant;
        return string.Equals(meant, path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
    }

    private static string? WhyHidden(FrontMatter matter, DateTimeOffset moment) =>
        matter.Draft ? "Draft"
        : matter.Publish > moment ? $"Not published before {matter.Publish.Value.InWords()}"
        : matter.Expires <= moment ? $"Expired on {matter.Expires.Value.InWords()}"
        : null;
}
