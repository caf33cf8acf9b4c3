using HipPain.Content.Articles;
using HipPain.Web.Data;

namespace HipPain.Web.Editors.Desk;

/// <summary>
/// Which feedback an editor wants to see, as it stands in the page's address, so that it can be kept and sent on. What is no
/// value of a field is passed over.
/// </summary>
public sealed record FeedbackFilter
{
    /// <summary>Stands for feedback without a reason, and for feedback with any flag at all.</summary>
    public const string NoReason = "none", AnyFlag = "any";

    /// <summary>The address as it was typed, brought into its form; empty for all pages.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether the sections of the page are left out.</summary>
    public bool PageAlone { get; init; }

    /// <summary>Whether the page helped; null for both.</summary>
    public bool? Helpful { get; init; }

    /// <summary>The name of a reason, or <see cref="NoReason"/>; empty for all.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How far editors are with it; null for all.</summary>
    public FeedbackStatus? Status { get; init; }

    /// <summary>The name of a flag, or <see cref="AnyFlag"/>; empty for all.</summary>
    public string Flag { get; init; } = "";

    /// <summary>Whether there is a text; null for both.</summary>
    public bool? HasText { get; init; }

    /// <summary>The flags that there are, without the one that stands for nothing.</summary>
    public static IReadOnlyList<FeedbackMarks> Flags { get; } = [.. Enum.GetValues<FeedbackMarks>().Where(flag => flag is not FeedbackMarks.None)];

    /// <summary>Whether anything but the status narrows down what is shown.</summary>
    public bool IsNarrow => this with { Status = null } != new FeedbackFilter();

    /// <summary>Reads the filter of an address.</summary>
    public static FeedbackFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (reason, flag) = (query["reason"].ToString(), query["flag"].ToString());
        return new FeedbackFilter
        {
            Path = PathOf(query["address"].ToString()),
            PageAlone = query["sections"] == "no",
            Helpful = YesOrNo(query["vote"].ToString(), "yes", "no"),
            Reason = reason == NoReason || Names.Find<FeedbackReason>(reason) is not null ? reason : "",
            Status = Names.Find<FeedbackStatus>(query["status"].ToString()),
            Flag = flag == AnyFlag || Flags.Any(known => known.ToString() == flag) ? flag : "",
            HasText = YesOrNo(query["text"].ToString(), "with", "without"),
        };
    }

    /// <summary>The feedback that passes.</summary>
    /// <param name="all">All feedback.</param>
    /// <param name="addresses">The addresses that <see cref="Path"/> stands for; not looked at where it is empty.</param>
    public IQueryable<FeedbackEntry> Apply(IQueryable<FeedbackEntry> all, IReadOnlyList<Address> addresses)
    {
        var shown = Path.Length == 0 ? all : all.Where(entry => addresses.Contains(entry.Address));
        shown = Helpful is { } helpful ? shown.Where(entry => entry.Helpful == helpful) : shown;
        shown = Status is { } status ? shown.Where(entry => entry.Status == status) : shown;
        shown = HasText is { } hasText ? shown.Where(entry => entry.Comment != null == hasText) : shown;
        var reason = Names.Find<FeedbackReason>(Reason);
        shown = Reason.Length > 0 ? shown.Where(entry => entry.Reason == reason) : shown;
        if (Flag == AnyFlag)
        {
            return shown.Where(entry => entry.Flags != FeedbackMarks.None);
        }

        return Names.Find<FeedbackMarks>(Flag) is { } flag ? shown.Where(entry => (entry.Flags & flag) != FeedbackMarks.None) : shown;
    }

    /// <summary>The filter with a page and further fields as the query of an address; empty, or with its question mark.</summary>
    public string AsQuery(int page = 1, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] fields =
        [
            ("address", Path), ("sections", PageAlone ? "no" : ""), ("vote", Word(Helpful, "yes", "no")), ("reason", Reason),
            ("status", $"{Status}"), ("flag", Flag), ("text", Word(HasText, "with", "without")), ("p", page > 1 ? $"{page}" : ""),
        ];
        return QueryString.Create(
            fields.Concat(more).Where(field => field.Value.Length > 0).Select(field => KeyValuePair.Create(field.Name, (string?)field.Value))).ToString();
    }

    // Editors copy addresses from the browser's bar, whole and with a section's mark.
    private static string PathOf(string typed)
    {
        var text = typed.Trim();
        var path = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal) ? url.AbsolutePath : text;
        path = path.Split('?', '#')[0].ToLowerInvariant();
        return path.Length == 0 ? "" : $"/{path.Trim('/')}";
    }

    private static bool? YesOrNo(string text, string yes, string no) => text == yes ? true : text == no ? false : null;

    private static string Word(bool? value, string yes, string no) => value is null ? "" : value.Value ? yes : no;
}
