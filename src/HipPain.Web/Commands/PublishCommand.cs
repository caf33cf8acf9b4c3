using HipPain.Content;
using HipPain.Content.Addresses;
using HipPain.Content.Checking;
using HipPain.Content.Editing;
using HipPain.Web.Commands.Reports;

namespace HipPain.Web.Commands;

/// <summary>Writes down new addresses, which readers may then keep.</summary>
internal sealed class PublishCommand(Terminal terminal, string folder)
{
    public int Run(bool isDryRun)
    {
        var guide = new GuideLoader(folder, terminal.Time, Depth.Checking).Load(Guide.Empty);
        if (Publication.InTheWay(guide) is { Count: > 0 } problems)
        {
            foreach (var problem in problems)
            {
                terminal.Error.WriteLine(problem);
            }

            terminal.Error.WriteLine("Nothing was published. Mend these first.");
            return 1;
        }

        var added = Publication.Add(folder, guide, isDryRun);
        foreach (var address in added)
        {
            terminal.Output.WriteLine(address);
        }

        terminal.Output.WriteLine(added.Count == 0
            ? $"{LedgerText.File} holds every address already."
            : $"{(isDryRun ? "Would add" : "Added")} {Findings.Count(added.Count, "line")} to {LedgerText.File}.{(isDryRun ? "" : " Hand it in with the articles.")}");
        return 0;
    }
}
