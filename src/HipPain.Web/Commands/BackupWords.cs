using System.CommandLine;

namespace HipPain.Web.Commands;

/// <summary>The words of <c>backup</c> and <c>restore</c>.</summary>
internal static class BackupWords
{
    public static Command Backup(Start start)
    {
        var file = new Argument<string>("FILE") { Description = "The copy's name. It holds keys: keep it as safe as the site." };
        var force = new Option<bool>("--force") { Description = "Replaces a file of that name." };
        var command = new Command("backup", "Copies the database to one file, beside the running site too.") { file, force };
        command.SetAction((parsed, cancellation) => BackupCommand.BackUpAsync(
            start.Terminal, start.Settings, parsed.GetRequiredValue(file), parsed.GetValue(force), cancellation));
        return command;
    }

    public static Command Restore(Start start)
    {
        var file = new Argument<string>("FILE") { Description = "A copy that backup, or the site itself, has made." };
        var command = new Command("restore", "Puts a copy in the database's place, beside the running site too. What was there is kept under another name.") { file };
        command.SetAction((parsed, cancellation) => BackupCommand.PutBackAsync(
            start.Terminal, start.Settings, parsed.GetRequiredValue(file), cancellation));
        return command;
    }
}
