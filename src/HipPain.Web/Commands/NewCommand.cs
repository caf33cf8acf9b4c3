using HipPain.Content;
using HipPain.Content.Checking;
using HipPain.Content.Editing;

namespace HipPain.Web.Commands;

/// <summary>Begins an article.</summary>
internal sealed class NewCommand(Terminal terminal, string folder)
{
    public int Run(string kind, string title, string? address)
    {
        try
        {
            var guide = new GuideLoader(folder, terminal.Time, Depth.Checking).Load(Guide.Empty);
            var article = NewArticle.Of(guide, kind, title, address, DateOnly.FromDateTime(terminal.Time.GetUtcNow().UtcDateTime));
            article.Write(folder);
            var file = ContentPath.From(terminal.WorkingFolder, folder, article.File);
            terminal.Output.WriteLine($"Wrote {file}. It will be at {article.Address}, and readers do not see it while it says \"draft: true\".");
            terminal.Output.WriteLine($"Next: write it and look at it. Then remove the line \"draft: true\", run publish, and run check {file}");
            return 0;
        }
        catch (EditRefusedException refusal)
        {
            terminal.Error.WriteLine(refusal.Message);
            return 1;
        }
    }
}
