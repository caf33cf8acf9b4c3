using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;

namespace HipPain.Web.Handouts;

/// <summary>What became of a sheet of paper since it was made.</summary>
public sealed record SheetNews
{
    /// <summary>Stands for a sheet whose address carries no versions, or not those of its parts.</summary>
    public static SheetNews Unreadable { get; } = new() { IsReadable = false, Parts = [] };

    /// <summary>Whether the address told which versions the sheet shows.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>The guide's emergency card first, then the sheet's parts in their order; none if it is not readable.</summary>
    public required IReadOnlyList<PartNews> Parts { get; init; }

    /// <summary>The worst of what became of any part.</summary>
    public PartFate Fate => Parts.Select(part => part.Fate).DefaultIfEmpty(PartFate.Unchanged).Max();

    /// <summary>The news in one line, for what is not the same any more.</summary>
    public string Headline =>
        Parts.Any(part => part.Changes.Care.Any()) ? "The advice on when to get help has changed"
        : Has(PartFate.Gone) ? "Part of your sheet is out of date"
        : Parts.Any(part => part.Fate is PartFate.Changed && part.Notes.Any(note => note.Advice)) ? "The advice has changed since your sheet was made"
        : Has(PartFate.Changed) || Has(PartFate.Unavailable) ? "The text has changed since your sheet was made"
        : "Your sheet is not the version that you see here";

    /// <summary>Parts of which there is something to be told: care cards that changed first.</summary>
    public IEnumerable<PartNews> Told =>
        Parts.Where(part => part.Fate is PartFate.Changed or PartFate.Gone || (part.Fate is not PartFate.Unchanged && part.Notes.Count > 0))
            .OrderByDescending(part => part.Changes.Care.Any());

    /// <summary>Whether it can be told what has changed, and not only that something has.</summary>
    public bool TellsChanges => Has(PartFate.Changed) || Has(PartFate.Gone);

    /// <summary>Parts that stand at another address than the one that is printed on the sheet.</summary>
    public IEnumerable<PartNews> Moved => Parts.Where(part => part.IsMoved);

    /// <summary>Whether something became of any part.</summary>
    public bool Has(PartFate fate) => Parts.Any(part => part.Fate == fate);
}

/// <summary>What became of one part of a sheet of paper.</summary>
public sealed record PartNews
{
    /// <summary>What became of it.</summary>
    public required PartFate Fate { get; init; }

    /// <summary>The address on the sheet, as it was asked for; null for the guide's emergency card.</summary>
    public string? Asked { get; init; }

    /// <summary>The part as it is now; null for the emergency card, and where it is no longer part of the guide.</summary>
    public Part? Part { get; init; }

    /// <summary>What is known of a part that was taken out.</summary>
    public Gone? Gone { get; init; }

    /// <summary>Whether the part has another address now.</summary>
    public bool IsMoved => Part is not null && Part.Address != Asked;

    /// <summary>What changed in its words; nothing unless it is <see cref="PartFate.Changed"/>.</summary>
    public TextChanges Changes { get; init; } = TextChanges.None;

    /// <summary>Whether it reads the same, although it changed.</summary>
    public bool SaysTheSame => Fate is PartFate.Changed && !Changes.IsReordered && Changes.Lines.Count == 0;

    /// <summary>What its article's editors noted since: changes of advice first, then from the newest to the oldest.</summary>
    public IReadOnlyList<Change> Notes { get; init; } = [];
}

/// <summary>What can become of a part, from the calmest to the loudest.</summary>
public enum PartFate
{
    /// <summary>It says the same.</summary>
    Unchanged,

    /// <summary>It is another version than any that is known here.</summary>
    Unknown,

    /// <summary>It says something else, but the database does not answer.</summary>
    Unavailable,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>Nothing like it is known: the address may be mistyped.</summary>
    Missing,

    /// <summary>It was taken out of the guide.</summary>
    Gone,
}
