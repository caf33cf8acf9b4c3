using System.Runtime.CompilerServices;
using HipPain.Content;
using HipPain.Content.Articles;

namespace HipPain.Web.Interop.Changes;

/// <summary>What changed in a guide, newest first, as its articles tell it.</summary>
public sealed class GuideChanges
{
    /// <summary>The most changes that are told at once.</summary>
    public const int Most = 100;

    private static readonly ConditionalWeakTable<Guide, GuideChanges> Known = [];

    private GuideChanges(Guide guide)
    {
        var all = guide.Articles.SelectMany(Of).ToList();
        Count = all.Count;
        Newest = [.. InOrder(all).Take(Most)];
        NewestAdvice = [.. InOrder(all.Where(entry => entry.Change.Advice)).Take(Most)];
        LastChanged = guide.Articles.Select(article => article.LastChanged)
            .DefaultIfEmpty(DateOnly.FromDateTime(guide.Moment.UtcDateTime)).Max();
    }

    /// <summary>How many changes the articles tell of, all in all.</summary>
    public int Count { get; }

    /// <summary>The newest changes, at most <see cref="Most"/>; on one day, those of advice come first.</summary>
    public IReadOnlyList<ChangeEntry> Newest { get; }

    /// <summary>The newest changes of what readers are advised to do, at most <see cref="Most"/>.</summary>
    public IReadOnlyList<ChangeEntry> NewestAdvice { get; }

    /// <summary>The day on which the guide last changed, in UTC; the day it was loaded where it has no articles.</summary>
    public DateOnly LastChanged { get; }

    /// <summary>The changes of a guide, which are gathered once.</summary>
    public static GuideChanges Of(Guide guide) => Known.GetValue(guide, known => new GuideChanges(known));

    private static IEnumerable<ChangeEntry> InOrder(IEnumerable<ChangeEntry> entries) => entries
        .OrderByDescending(entry => entry.Change.Date)
        .ThenByDescending(entry => entry.Change.Advice)
        .ThenBy(entry => entry.Article.Address.Value, StringComparer.Ordinal)
        .ThenByDescending(entry => entry.Number);

    private static IEnumerable<ChangeEntry> Of(Article article)
    {
        var days = new Dictionary<DateOnly, int>();
        foreach (var change in article.FrontMatter.Changes)
        {
            var number = days.GetValueOrDefault(change.Date) + 1;
            days[change.Date] = number;
            yield return new ChangeEntry(article, change, number);
        }
    }
}
