using System.Security.Cryptography;
using System.Text;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Content.Sources;
using HipPain.Web.Operations;

namespace HipPain.Web.Handouts;

/// <summary>A handout as a page shows it and as paper has it.</summary>
public sealed record HandoutSheet
{
    /// <summary>Where handouts that readers choose themselves are shown.</summary>
    public const string ChosenPath = "/handouts/view";

    /// <summary>The most characters of an address that anybody would type.</summary>
    public const int MostTyped = 100;

    private const int MostTitle = 65;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The ready-made handout, with what stands before its parts; null for a choice of the reader's own.</summary>
    public SheetPart? ReadyMade { get; init; }

    /// <summary>What it holds and what is left out.</summary>
    public required Handout Handout { get; init; }

    /// <summary>How many addresses were not even read.</summary>
    public required int Unread { get; init; }

    /// <summary>The parts in order.</summary>
    public required IReadOnlyList<HandoutBlock> Blocks { get; init; }

    /// <summary>The sources of all parts, each once.</summary>
    public required IReadOnlyList<CitedSource> Sources { get; init; }

    /// <summary>Who checked it, and when.</summary>
    public required HandoutReview Review { get; init; }

    /// <summary>Whether it is set in large print.</summary>
    public required bool IsLarge { get; init; }

    /// <summary>The whole address, to be handed on: it shows what the parts say on the day.</summary>
    public required string Address { get; init; }

    /// <summary>The address at which it can be changed.</summary>
    public required string ChangeAddress { get; init; }

    /// <summary>The whole address, with the versions of what it says; null if it is too long for a code.</summary>
    public required QrCode? Code { get; init; }

    /// <summary>The address as people type it; null if it is longer than anybody would.</summary>
    public required string? ShortAddress { get; init; }

    /// <summary>Changes when anything that the sheet says of the guide does: 8 hexadecimal digits.</summary>
    public required string Version { get; init; }

    /// <summary>What became of the sheet of paper from which the reader came; null for a reader who came another way.</summary>
    public SheetNews? News { get; init; }

    /// <summary>Parts that a ready-made handout holds now and that sheet of paper does not.</summary>
    public IEnumerable<Part> Added => ReadyMade is null || News is not { IsReadable: true } news ? []
        : Handout.Parts.Where(part => news.Parts.All(known => known.Part?.Address != part.Address));

    /// <summary>Parts of that sheet of paper that a ready-made handout no longer holds: readers should not go by them.</summary>
    public IEnumerable<Part> Removed => ReadyMade is null || News is not { IsReadable: true } news ? []
        : news.Parts.Select(known => known.Part).OfType<Part>()
            .Where(part => part.Address != ReadyMade.Part.Address && Handout.Parts.All(other => other.Address != part.Address));

    /// <summary>The day on which it is shown, in UTC.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Makes the sheet of what a reader chose.</summary>
    public static HandoutSheet Of(Guide guide, HandoutChoice choice, SiteOptions site, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(choice);
        return Make(guide, readyMade: null, Handout.Of(guide, choice.Addresses), choice, site, today);
    }

    /// <summary>Makes the sheet of a ready-made handout.</summary>
    public static HandoutSheet Of(Guide guide, Part readyMade, HandoutChoice choice, SiteOptions site, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(readyMade);
        ArgumentNullException.ThrowIfNull(choice);
        var handout = Handout.Of(guide, readyMade.Article.FrontMatter.Sections.Select(address => address.Value));
        return Make(guide, readyMade, handout, choice, site, today);
    }

    private static HandoutSheet Make(Guide guide, Part? readyMade, Handout handout, HandoutChoice choice, SiteOptions site, DateOnly today)
    {
        IReadOnlyList<Part> parts = handout.Parts;
        IReadOnlyList<Part> all = readyMade is null ? parts : [readyMade, .. parts];
        var sheet = new Sheet(level: 3, all);
        var introduction = readyMade is null ? null : sheet.Add(readyMade);
        var blocks = BlocksOf(parts, sheet);
        var versions = SheetVersions.Of(guide, all);
        var path = readyMade?.Address ?? ChosenPath;
        var chosen = readyMade is null ? parts.Select(part => part.Address) : [];
        var typed = site.Written(path + Tidy(HandoutChoice.QueryOf(chosen, isLarge: false)));
        return new HandoutSheet
        {
            Title = readyMade?.Title ?? TitleOf(parts),
            ReadyMade = introduction,
            Handout = handout,
            Unread = choice.Unread,
            Blocks = blocks,
            Sources = sheet.Sources,
            Review = HandoutReview.Of(all.Select(part => part.Article), guide.Moment),
            IsLarge = choice.IsLarge,
            Address = site.Absolute(path + Tidy(HandoutChoice.QueryOf(chosen, choice.IsLarge))),
            ChangeAddress = "/handouts" + Tidy(HandoutChoice.QueryOf(parts.Select(part => part.Address), choice.IsLarge)) + "#page-choose",
            // A ready-made handout may hold other parts one day; paper says which it had.
            Code = parts.Count == 0 ? null : QrCode.Of(site.Absolute(path + HandoutChoice.QueryOf(parts.Select(part => part.Address), choice.IsLarge, versions))),
            ShortAddress = typed.Length <= MostTyped ? typed : null,
            Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(versions)))[..8],
            Today = today,
        };
    }

    private static string Tidy(string query) => query.Length == 1 ? "" : query;

    /// <summary>Exercises that follow each other make one block.</summary>
    private static List<HandoutBlock> BlocksOf(IReadOnlyList<Part> parts, Sheet sheet)
    {
        var blocks = new List<HandoutBlock>();
        for (var next = 0; next < parts.Count;)
        {
            var exercises = parts.Skip(next).TakeWhile(part => part.IsExercise).ToList();
            blocks.Add(exercises.Count > 0 ? new HandoutBlock(null, sheet.AddExercises(exercises)) : new HandoutBlock(sheet.Add(parts[next]), null));
            next += Math.Max(1, exercises.Count);
        }

        return blocks;
    }

    private static string TitleOf(IReadOnlyList<Part> parts)
    {
        var titles = parts.Select(part => part.Article.Title).Distinct(StringComparer.Ordinal).ToList();
        var joined = titles.Count < 2 ? titles.FirstOrDefault() : $"{string.Join(", ", titles.SkipLast(1))} and {titles[^1]}";
        return joined is { Length: <= MostTitle } ? joined : "Your handout";
    }
}

/// <summary>A section or an article on a handout, or exercises next to each other.</summary>
/// <param name="Part">The section or the article; null for exercises.</param>
/// <param name="Exercises">The exercises; null for anything else.</param>
public sealed record HandoutBlock(SheetPart? Part, SheetExercises? Exercises);
