using HipPain.Content.Articles;
using HipPain.Web.Data;
using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Tests.Editors.Statistics;

/// <summary>Rows as readers leave them.</summary>
internal static class MadeUp
{
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public static PageViewCount Count(PageViewKind kind, string name, long count, int daysAgo = 0, DateOnly? today = null) =>
        new() { Day = (today ?? Today).AddDays(-daysAgo), Kind = kind, Name = name, Count = count };

    public static FeedbackEntry Vote(string address, bool helpful, int daysAgo = 0, string? version = "v1", FeedbackReason? reason = null, FeedbackStatus status = FeedbackStatus.New, DateOnly? today = null, int minute = 0)
    {
        var at = (today ?? Today).AddDays(-daysAgo).ToDateTime(new TimeOnly(0, minute), DateTimeKind.Utc);
        return new FeedbackEntry
        {
            Id = Guid.CreateVersion7(at),
            Address = At(address),
            Helpful = helpful,
            Reason = reason,
            ReceivedAt = at,
            ContentVersion = version,
            Status = status,
            ExpiresAt = at.AddMonths(12),
        };
    }

    public static IEnumerable<FeedbackEntry> Votes(string address, int yes, int no, int daysAgo = 0, string? version = "v1") =>
        Enumerable.Range(0, yes + no).Select(number => Vote(address, number < yes, daysAgo, version));

    public static VoteCount Old(string address, bool helpful, long count, int daysAgo, string version = "v0", string reason = "", DateOnly? today = null) =>
        new() { Day = (today ?? Today).AddDays(-daysAgo), Address = At(address), ContentVersion = version, Helpful = helpful, Reason = reason, Count = count };

    public static DaySpan Last(int days) => DaySpan.Ending(Today, days);

    private static Address At(string text) => Address.TryParse(text, out var address) ? address : throw new ArgumentException(text);
}
