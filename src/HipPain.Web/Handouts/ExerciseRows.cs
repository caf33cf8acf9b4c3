using HipPain.Content.Parts;

namespace HipPain.Web.Handouts;

/// <summary>Sets exercises two to a row, where both fit on one sheet of A4 or Letter side by side.</summary>
public static class ExerciseRows
{
    /// <summary>
    /// The most lines of an exercise that stands beside another: as many as Letter has room for below a drawing. A longer exercise has
    /// a row to itself, in two columns.
    /// </summary>
    public const int MostBeside = 36;

    /// <summary>The rows, in the order of the exercises.</summary>
    public static IReadOnlyList<IReadOnlyList<SheetPart>> Of(IEnumerable<SheetPart> exercises)
    {
        ArgumentNullException.ThrowIfNull(exercises);
        var rows = new List<List<SheetPart>>();
        foreach (var exercise in exercises)
        {
            if (rows.Count > 0 && rows[^1] is [{ Lines: <= MostBeside }] && exercise.Lines <= MostBeside)
            {
                rows[^1].Add(exercise);
            }
            else
            {
                rows.Add([exercise]);
            }
        }

        return rows;
    }
}
