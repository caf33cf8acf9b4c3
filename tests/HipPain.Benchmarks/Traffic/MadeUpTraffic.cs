using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Benchmarks.Traffic;

/// <summary>
/// Readers who never were: a seed gives the same ones every time. A few pages get most views, weekends fewer, and every count has a
/// little chance in it.
/// </summary>
internal sealed class MadeUpTraffic(Guide guide, DateOnly today, int days)
{
    public const int ViewsAWeek = 1_040_000;
    public const int Comments = 5_000;
    private const int AddressesOfAYear = 550;
    private const int Batch = 5_000;

    private static readonly string[] Misses =
    [
        "hip replacment", "groin strain exercises", "piriformis", "it band", "snapping", "ice or heat", "ibuprofen", "pregnant",
        "marathon taper", "cycling instead", "foam roller", "x ray", "labrum surgery", "children", "carbon shoes", "treadmill",
    ];

    private static readonly string[] Words =
    [
        "after", "my", "hip", "run", "hurts", "the", "exercise", "on", "stairs", "was", "clear", "picture", "more", "about", "weeks",
        "how", "long", "rest", "thank", "you", "not", "sure", "what", "side", "night", "sitting", "distance", "again", "help", "words",
    ];

    // The same seed makes the same readers.
#pragma warning disable CA5394
    private readonly Random _chance = new(20261123);

    /// <summary>Stores all of it, and says how many views that were.</summary>
    public async Task<long> StoreAsync(IDbContextFactory<HipPainDbContext> contexts)
    {
        await using var database = await contexts.CreateDbContextAsync();
        var counts = Counts().GroupBy(count => (count.Day, count.Kind, count.Name)).Select(same => same.First());
        var views = 0L;
        foreach (var batch in counts.Chunk(Batch))
        {
            views += batch.Where(count => count.Kind == PageViewKind.View).Sum(count => count.Count);
            await SaveAsync(database, batch);
        }

        foreach (var batch in Feedback().Chunk(Batch))
        {
            await SaveAsync(database, batch);
        }

        await SaveAsync(database, OldVotes());
        return views;
    }

    private static async Task SaveAsync(HipPainDbContext database, IEnumerable<object> rows)
    {
        database.AddRange(rows);
        await database.SaveChangesAsync();
        database.ChangeTracker.Clear();
    }

    private IReadOnlyList<Address> Addresses()
    {
        var there = guide.Articles.SelectMany(article => article.Sections.Select(article.AddressOf).Prepend(article.Address.Value)).ToList();
        var gone = Enumerable.Range(0, days > 7 ? Math.Max(3, AddressesOfAYear - there.Count) : 3).Select(number => $"/older/page-{number}");
        // A main page is as likely to be popular as the last section of a rare one would not be: short addresses first.
        return [.. there.OrderBy(address => address.Count(letter => letter == '/')).ThenBy(address => address.Length).Concat(gone)
            .Select(text => Address.TryParse(text, out var address) ? address : throw new InvalidOperationException(text))];
    }

    private IEnumerable<PageViewCount> Counts()
    {
        var addresses = Addresses();
        var shares = Shares(addresses.Count);
        for (var back = days - 1; back >= 0; back--)
        {
            var day = today.AddDays(-back);
            var factor = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.78 : 1.09;
            var total = ViewsAWeek / 7.0 * factor * (0.93 + (_chance.NextDouble() * 0.14));
            for (var index = 0; index < addresses.Count; index++)
            {
                var views = Math.Max(1, (long)(total * shares[index] * (0.8 + (_chance.NextDouble() * 0.4))));
                yield return Count(day, PageViewKind.View, addresses[index].Value, views);
                yield return Count(day, PageViewKind.Arrival, addresses[index].Value, Math.Max(1, (long)(views * (0.35 + (_chance.NextDouble() * 0.25)))));
            }

            foreach (var count in Others(day, total))
            {
                yield return count;
            }
        }
    }

    private IEnumerable<PageViewCount> Others(DateOnly day, double total)
    {
        var hosts = Shares(PageViewCounter.MaxReferringHosts);
        for (var index = 0; index < hosts.Length; index++)
        {
            var host = index switch { 0 => "www.google.com", 1 => "www.bing.com", 2 => "duckduckgo.com", 3 => PageViewCounter.OtherHosts, _ => $"running-club-{index}.example" };
            yield return Count(day, PageViewKind.Referrer, host, Math.Max(1, (long)(total * 0.3 * hosts[index])));
        }

        foreach (var reason in Enum.GetValues<RejectionReason>())
        {
            yield return Count(day, PageViewKind.Rejected, reason.ToString(), (long)(total * (reason == RejectionReason.Bot ? 0.6 : 0.03) * _chance.NextDouble()) + 1);
        }

        foreach (var words in Misses.Where(_ => _chance.Next(3) > 0))
        {
            yield return Count(day, PageViewKind.SearchMiss, words, _chance.Next(1, 40));
        }

        for (var number = 0; number < 12; number++)
        {
            yield return Count(day, PageViewKind.BrokenLink, $"/older/link-{number}", _chance.Next(1, 60));
        }
    }

    private IEnumerable<FeedbackEntry> Feedback()
    {
        var addresses = Addresses().Take(150).ToList();
        var reasons = Enum.GetValues<FeedbackReason>();
        for (var number = 0; number < Comments; number++)
        {
            var place = (int)(addresses.Count * Math.Pow(_chance.NextDouble(), 3));
            var minutes = _chance.Next(1, days * 24 * 60);
            var received = today.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddMinutes(-minutes);
            // Halfway, each text was changed, and half of the changes helped.
            var isNew = minutes < days * 12 * 60;
            var helpful = _chance.NextDouble() < 0.55 + (place % 7 * 0.06) + (isNew && place % 2 == 0 ? 0.08 : 0);
            yield return new FeedbackEntry
            {
                Id = Guid.CreateVersion7(received),
                Address = addresses[place],
                Helpful = helpful,
                Reason = helpful ? FeedbackReason.EasyToFollow : reasons[_chance.Next(1, reasons.Length)],
                Comment = string.Join(' ', Enumerable.Range(0, _chance.Next(4, 60)).Select(_ => Words[_chance.Next(Words.Length)])),
                ReceivedAt = received,
                ContentVersion = isNew ? VersionOf(addresses[place]) : $"{place:x8}{place:x8}",
                Status = _chance.Next(40) == 0 ? FeedbackStatus.Spam : _chance.Next(3) == 0 ? FeedbackStatus.Seen : FeedbackStatus.New,
                Flags = _chance.Next(50) == 0 ? FeedbackMarks.WarningSign : _chance.Next(80) == 0 ? FeedbackMarks.EmailRemoved : FeedbackMarks.None,
                ExpiresAt = received.AddMonths(12),
            };
        }
    }

    /// <summary>Votes whose comments are past their keeping time.</summary>
    private IEnumerable<VoteCount> OldVotes() =>
        from address in Addresses().Take(40)
        from back in Enumerable.Range(0, days > 7 ? 300 : 0)
        from helpful in (bool[])[true, false]
        select new VoteCount
        {
            Day = today.AddDays(-370 - back),
            Address = address,
            ContentVersion = back > 150 ? "0000000000000001" : "0000000000000002",
            Helpful = helpful,
            Reason = helpful ? "" : nameof(FeedbackReason.SomethingMissing),
            Count = _chance.Next(1, 12),
        };

    private string? VersionOf(Address address) =>
        guide.FindPart(address.Value) is { } part ? part.Section is null ? part.Article.Version : part.Version : null;

    private static PageViewCount Count(DateOnly day, PageViewKind kind, string name, long count) => new() { Day = day, Kind = kind, Name = name, Count = count };

    /// <summary>How much of everything each of many gets, the first most: Zipf's law.</summary>
    private static double[] Shares(int count)
    {
        var weights = Enumerable.Range(1, count).Select(rank => 1 / Math.Pow(rank, 0.9)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
