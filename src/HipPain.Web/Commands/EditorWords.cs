using System.CommandLine;

namespace HipPain.Web.Commands;

/// <summary>The words of <c>editors</c>.</summary>
internal static class EditorWords
{
    public static Command Command(Start start) => new("editors", "Says who may sign in at /editor: add, disable, reset or list editors.")
    {
        About(start, "add", "Adds an editor, and prints the link by which they choose how to sign in.", (editors, name) => editors.AddAsync(name)),
        About(start, "disable", "Shuts an editor out. Their sessions end within a minute.", (editors, name) => editors.DisableAsync(name)),
        About(start, "reset", "Takes all ways to sign in from an editor, and prints a new link. It also lets one back in who was shut out.", (editors, name) => editors.ResetAsync(name)),
        List(start),
    };

    private static Command About(Start start, string word, string description, Func<EditorCommand, string, Task<int>> run)
    {
        var name = new Argument<string>("NAME") { Description = "The editor's name, in quotes if there are spaces in it." };
        var command = new Command(word, description) { name };
        command.SetAction((parsed, cancellation) => EditorCommand.RunAsync(
            start.Terminal, start.Settings, editors => run(editors, parsed.GetRequiredValue(name)), cancellation));
        return command;
    }

    private static Command List(Start start)
    {
        var command = new Command("list", "Lists the editors: when they were added, and how they can sign in.");
        command.SetAction((_, cancellation) => EditorCommand.RunAsync(start.Terminal, start.Settings, editors => editors.ListAsync(), cancellation));
        return command;
    }
}
