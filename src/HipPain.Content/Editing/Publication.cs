using HipPain.Content.Addresses;
using HipPain.Content.Checking;

namespace HipPain.Content.Editing;

/// <summary>Promises readers that the addresses of a guide last, by writing them down in the ledger.</summary>
public static class Publication
{
    /// <summary>What has to be mended before anything is promised.</summary>
    public static IReadOnlyList<Problem> InTheWay(Guide guide)
    {
        ArgumentNullException.ThrowIfNull(guide);
        return [.. guide.Problems.Where(problem => problem.Level is Level.Error && problem.Rule != Rules.LedgerBehind
            && !(problem.Rule == Rules.MissingFile && problem.File == LedgerText.File))];
    }

    /// <summary>Adds what the ledger does not hold yet.</summary>
    /// <param name="root">The content folder.</param>
    /// <param name="guide">The guide, loaded from it for checking.</param>
    /// <param name="isDryRun">Whether the ledger stays as it is.</param>
    /// <returns>The addresses that are new.</returns>
    /// <exception cref="IOException">The ledger could not be written.</exception>
    public static IReadOnlyList<string> Add(string root, Guide guide, bool isDryRun)
    {
        var path = Path.Combine(root, LedgerText.File);
        var before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        var ledger = EditableText.Of(before ?? []);
        var (text, added) = LedgerText.Add(ledger.Text, guide);
        if (added.Count > 0 && !isDryRun)
        {
            ledger.Replace(ledger.Text.Length, 0, text[ledger.Text.Length..]);
            var changes = new FileChanges(root);
            changes.Write(LedgerText.File, before, ledger.ToBytes());
            changes.Make();
        }

        return added;
    }
}
