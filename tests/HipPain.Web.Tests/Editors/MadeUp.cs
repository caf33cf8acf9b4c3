using System.Globalization;
using HipPain.Content.Articles;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Editors;

/// <summary>Feedback that no reader gave.</summary>
public static class MadeUp
{
    /// <summary>A week ago: what is a year old is deleted as soon as a site has started.</summary>
    public static readonly DateTime Noon = DateTime.UtcNow.Date.AddDays(-7).AddHours(12);

    /// <summary>Texts that try to be something else.</summary>
    public static readonly IReadOnlyList<string> HostileTexts =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=HYPERLINK(\"http://evil.example\",\"x\")", "\u202Egnol si siht", new string('W', 1000),
        "👩🏽‍⚕️ 🏃", "null", "a\0b", "one\ntwo,\"three\"\r\nfour", "@SUM(A1)", "+1", "-1", "\t=1+1", "  =1+1", "＝1+1", "\u200B=1+1", "\"=1+1", "'; DROP TABLE Feedback; --",
    ];

    public static FeedbackEntry Entry(
        string address = "/causes", bool helpful = true, string? text = null, FeedbackReason? reason = null, FeedbackStatus status = FeedbackStatus.New,
        FeedbackMarks flags = FeedbackMarks.None, int minutesAgo = 0, string? version = null)
    {
        Assert.True(Address.TryParse(address, out var known));
        var at = Noon.AddMinutes(-minutesAgo);
        return new FeedbackEntry
        {
            Id = Guid.CreateVersion7(at),
            Address = known,
            Helpful = helpful,
            Comment = text,
            Reason = reason,
            Status = status,
            Flags = flags,
            ReceivedAt = at,
            ExpiresAt = at.AddMonths(12),
            ContentVersion = version,
        };
    }

    /// <summary>The day of <see cref="Noon"/>, or of some days before it, as files write it.</summary>
    public static string Day(int daysBefore = 0) => Noon.AddDays(-daysBefore).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task AddAsync(this Site site, params FeedbackEntry[] entries) => await site.QueryAsync(async database =>
    {
        database.Feedback.AddRange(entries);
        return await database.SaveChangesAsync();
    });

    public static Task<List<AuditEntry>> AuditAsync(this Site site) =>
        site.QueryAsync(database => database.Audit.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync());
}
