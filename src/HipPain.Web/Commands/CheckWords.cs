using System.CommandLine;
using HipPain.Web.Commands.Reports;

namespace HipPain.Web.Commands;

/// <summary>The words and options of <c>check</c>.</summary>
internal static class CheckWords
{
    public static Command Command(Start start)
    {
        var files = new Argument<string[]>("FILE") { Description = "Only these files' problems; links are still held against the whole guide.", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format") { Description = "text for people; github for notes on a pull request; sarif and json for programs; markdown for --rules.", DefaultValueFactory = _ => Formats.Text };
        format.AcceptOnlyFromAmong(Formats.Text, Formats.Github, Formats.Sarif, Formats.Json, Formats.Markdown);
        var paths = new Option<string?>("--paths") { Description = "Whether files are named from the content folder or from here; github and sarif name them from here." };
        paths.AcceptOnlyFromAmong("content", "here");
        var strict = new Option<bool>("--strict") { Description = "Warnings count as errors." };
        var watch = new Option<bool>("--watch") { Description = "Checks again after every save, until Ctrl+C." };
        var rules = new Option<bool>("--rules") { Description = "Lists the rules, with an example of each." };
        var command = new Command("check", "Says what is wrong in the articles, where, and what to do.") { files, format, paths, strict, watch, rules };
        command.SetAction(async (parsed, cancellation) =>
        {
            var way = parsed.GetRequiredValue(format);
            if (parsed.GetValue(rules))
            {
                return RuleList.Write(start.Terminal, way);
            }

            if (way == Formats.Markdown)
            {
                await start.Terminal.Error.WriteLineAsync("The format markdown is for --rules only.");
                return 2;
            }

            return await start.InFolderAsync(folder => new CheckCommand(start.Terminal, folder)
            {
                Files = parsed.GetValue(files) ?? [],
                Format = way,
                FromHere = parsed.GetValue(paths) is { } from ? from == "here" : way is Formats.Github or Formats.Sarif,
                IsStrict = parsed.GetValue(strict),
            }.RunAsync(parsed.GetValue(watch), cancellation));
        });
        return command;
    }
}
