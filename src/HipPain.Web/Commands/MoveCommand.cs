using HipPain.Content;
using HipPain.Content.Checking;
using HipPain.Content.Editing;

namespace HipPain.Web.Commands;

/// <summary>Moves an article to another address.</summary>
internal sealed class MoveCommand(Terminal terminal, string folder)
{
    public int Run(string from, string to, bool isDryRun)
    {
        try
        {
            var loader = new GuideLoader(folder, terminal.Time, Depth.Checking);
            var move = ArticleMove.Plan(folder, loader.Load(Guide.Empty), Name(from), Name(to));
            if (!isDryRun)
            {
                move.Make(last => loader.Load(last));
            }

            var (moves, rewrites) = isDryRun ? ("Would move", "Would mend") : ("Moved", "Mended");
            terminal.Output.WriteLine($"{moves} {move.OldFile} to {move.NewFile}. {move.OldAddress} and the addresses of its sections lead to {move.NewAddress}.");
            foreach (var file in move.OtherFiles)
            {
                terminal.Output.WriteLine($"{rewrites} {file}.");
            }

            if (!isDryRun)
            {
                terminal.Output.WriteLine("Next: look at it, then hand in all of these files together.");
            }

            return 0;
        }
        catch (EditRefusedException refusal)
        {
            terminal.Error.WriteLine(refusal.Message);
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"Nothing was moved, because a file could not be written: {exception.Message}");
            return 1;
        }
    }

    /// <summary>A path as a shell completes it, turned into one from the content folder.</summary>
    private string Name(string text)
    {
        var name = text.EndsWith(".md", StringComparison.Ordinal) ? Path.GetRelativePath(folder, Path.GetFullPath(text, terminal.WorkingFolder)) : "..";
        return name.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(name) ? text : name.Replace(Path.DirectorySeparatorChar, '/');
    }
}
