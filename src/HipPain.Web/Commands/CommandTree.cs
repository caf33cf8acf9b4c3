using System.CommandLine;
using System.CommandLine.Parsing;

namespace HipPain.Web.Commands;

/// <summary>The commands, their words and options, and what each of them starts.</summary>
public static class CommandTree
{
    private const int CouldNotRun = 2;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code: 0 is good, 1 is "found something wrong", 2 is "could not run".</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var (settings, words) = Settings.Split(args);
        var root = Build(new Start(terminal, settings));
        // A title may begin with any sign: "@" names no file of arguments here.
        var parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (Complaint(parsed, root, words) is { } sentence)
        {
            await terminal.Error.WriteLineAsync(sentence);
            return CouldNotRun;
        }

        var way = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(way, cancellation);
        }
        catch (Exception exception) when ((exception is IOException io && !Terminal.IsClosed(io)) || exception is UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"The content folder cannot be used: {exception.Message}");
            return CouldNotRun;
        }
    }

    private static RootCommand Build(Start start)
    {
        var root = new RootCommand("HipPain, a guide to hip pain from running. Without a command, the site is served.")
        {
            CheckWords.Command(start),
            New(start),
            Move(start),
            Publish(start),
            StatsWords.Command(start),
            Schema(start),
            EditorWords.Command(start),
            MigrateData(start),
            BackupWords.Backup(start),
            BackupWords.Restore(start),
        };
        var health = new Command("health", "Asks the running site whether it is well.");
        health.SetAction((_, _) => SiteCommands.HealthAsync(start.Terminal.Error));
        root.Add(health);
        // The site's version is the commit it was built from; nobody asks for a number.
        root.Directives.Clear();
        root.Options.Remove(root.Options.First(option => option is VersionOption));
        return root;
    }

    private static Command New(Start start)
    {
        var kind = new Argument<string>("KIND") { Description = "What it is: article, condition, exercise, region, page or handout." };
        var title = new Argument<string>("TITLE") { Description = "The page's heading, in quotes." };
        var address = new Option<string?>("--address") { Description = "The address, such as /conditions/bursitis. Without it, it is made from the title.", HelpName = "/address" };
        var command = new Command("new", "Begins an article: writes a file with the parts that its kind needs.") { kind, title, address };
        command.SetAction((parsed, _) => start.InFolder(folder =>
            new NewCommand(start.Terminal, folder).Run(parsed.GetRequiredValue(kind), parsed.GetRequiredValue(title), parsed.GetValue(address))));
        return command;
    }

    private static Command Move(Start start)
    {
        var from = new Argument<string>("OLD") { Description = "The article's address, such as /causes, or its file." };
        var to = new Argument<string>("NEW") { Description = "Its new address or file." };
        var dryRun = DryRun();
        var command = new Command("move", "Moves an article to another address, and mends every link to it. The old addresses go on working.") { from, to, dryRun };
        command.SetAction((parsed, _) => start.InFolder(folder =>
            new MoveCommand(start.Terminal, folder).Run(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetValue(dryRun))));
        return command;
    }

    private static Command Publish(Start start)
    {
        var dryRun = DryRun();
        var command = new Command("publish", "Adds new addresses to addresses.txt, which promises readers that they last.") { dryRun };
        command.SetAction((parsed, _) => start.InFolder(folder => new PublishCommand(start.Terminal, folder).Run(parsed.GetValue(dryRun))));
        return command;
    }

    private static Command MigrateData(Start start)
    {
        var from = new Option<string>("--from") { Description = "The engine that has the data.", Required = true };
        from.AcceptOnlyFromAmong("sqlite");
        var to = new Option<string>("--to") { Description = "The engine that gets it, at the server that the settings name.", Required = true };
        to.AcceptOnlyFromAmong("postgresql");
        var file = new Option<string>("--file") { Description = "The SQLite file.", DefaultValueFactory = _ => "data/hippain.db" };
        var command = new Command("migrate-data", "Moves everything from one database engine to another. Stop the site before.") { from, to, file };
        command.SetAction((parsed, cancellation) => new MigrateDataCommand(start.Terminal, start.Settings).RunAsync(parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static Command Schema(Start start)
    {
        var command = new Command("schema", "Prints what the top of an article may hold, as JSON Schema, for writers' tools.");
        command.SetAction(_ => start.Terminal.Output.Write(Content.Articles.FrontMatterSchema.ToJson()));
        return command;
    }

    private static Option<bool> DryRun() => new("--dry-run") { Description = "Only says what would be done." };

    /// <summary>What is wrong with the words, as one sentence; null if nothing is.</summary>
    private static string? Complaint(ParseResult parsed, RootCommand root, string[] words)
    {
        var command = parsed.CommandResult.Command;
        if (command == root && words is [var word, ..] && !word.StartsWith('-'))
        {
            var names = string.Join(", ", root.Subcommands.SkipLast(1).Select(known => known.Name));
            return $"There is no command \"{word}\". The commands are {names} and {root.Subcommands[^1].Name}; without one the site is served.";
        }

        var name = parsed.CommandResult.Parent is CommandResult { Command: var parent } && parent != root ? $"{parent.Name} {command.Name}" : command.Name;
        // What looks like an option is one, even where a word may stand.
        var mistaken = words.Contains("--") ? null : parsed.CommandResult.Tokens.FirstOrDefault(token => token.Value.StartsWith('-'))?.Value;
        if (mistaken is not null || parsed.UnmatchedTokens is [_, ..])
        {
            var unknown = mistaken ?? parsed.UnmatchedTokens[0];
            var what = unknown.StartsWith('-') ? "option" : "place for the word";
            return $"The command {name} has no {what} \"{unknown}\". \"{name} --help\" says what it has.";
        }

        if (command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 }) is { } missing
            && parsed.Errors.Count > 0)
        {
            return $"The command {name} needs {missing.Name}. \"{name} --help\" says what that is.";
        }

        if (command != root && command.Subcommands.Count > 0 && parsed.Errors.Count > 0)
        {
            return $"The command {name} needs to know what to do: {string.Join(", ", command.Subcommands.SkipLast(1).Select(known => known.Name))} or {command.Subcommands[^1].Name}.";
        }

        return parsed.Errors is [var first, ..] ? string.Join(' ', first.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
    }
}
