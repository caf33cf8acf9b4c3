using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages;

/// <summary>Everything that is wrong in the content, for editors: it is there in a preview alone.</summary>
public sealed class ProblemsModel(Guide guide) : PageModel
{
    /// <summary>How many problems there are in how many files, as a sentence.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>The problems, by file and line.</summary>
    public IReadOnlyList<IGrouping<string, Problem>> Files { get; private set; } = [];

    /// <summary>The article that a file makes; null for one that makes none.</summary>
    public Article? ArticleOf(string file) => guide.Articles.FirstOrDefault(article => article.File == file);

    /// <summary>Lists the problems; 404 to readers.</summary>
    public IActionResult OnGet()
    {
        if (!guide.IsPreview)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        Files = [.. guide.Problems.GroupBy(problem => problem.File)];
        Sentence = guide.Problems.Count switch
        {
            0 => "All is well: there is nothing to mend.",
            1 => "There is 1 problem.",
            var count => $"There are {count} problems in {(Files.Count == 1 ? "1 file" : $"{Files.Count} files")}.",
        };
        return Page();
    }
}
