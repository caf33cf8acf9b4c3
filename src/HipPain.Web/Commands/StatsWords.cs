using System.CommandLine;
using System.Globalization;
using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Commands;

/// <summary>The words and options of <c>stats</c>.</summary>
internal static class StatsWords
{
    public static Command Command(Start start)
    {
        var days = new Option<string>("--days") { Description = "How many days, today included: 7, 30, 90 or 365.", DefaultValueFactory = _ => Text(DaySpan.UsualLength) };
        days.AcceptOnlyFromAmong([.. DaySpan.Lengths.Select(Text)]);
        var address = new Option<string?>("--address") { Description = "Only this page and what is below it, such as /causes.", HelpName = "/address" };
        var command = new Command("stats", "Says what readers read and said, as the pages for editors do.") { days, address };
        command.SetAction((parsed, cancellation) => new StatsCommand(start.Terminal, start.Settings)
            .RunAsync(int.Parse(parsed.GetRequiredValue(days), CultureInfo.InvariantCulture), parsed.GetValue(address), cancellation));
        return command;
    }

    private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);
}
