using System.Globalization;
using HipPain.Web.Data;
using HipPain.Web.PageViews;

namespace HipPain.Web.Editors.Statistics;

/// <summary>Figures as editors read them, on a page and in a terminal.</summary>
public static class FigureWords
{
    /// <summary>What the range behind a share is, in a sentence.</summary>
    public const string RangeMeaning =
        "The range behind a share shows how far chance alone may have moved it: the fewer votes, the wider (95% Wilson interval).";

    /// <summary>What stands behind the number of arrivals that named no link.</summary>
    public const string WithoutLink = "arrivals named no link: typed or printed addresses, bookmarks, apps.";

    private static readonly string LessThanOne = "under 1%";

    /// <summary>A count: 1,234,567.</summary>
    public static string InWords(this long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A day with its name: Mon 23 Nov 2026.</summary>
    public static string Named(this DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The days of a span: Tue 17 Nov to Mon 23 Nov 2026 (UTC).</summary>
    public static string InWords(this DaySpan span) => span.First.Year == span.Last.Year
        ? $"{span.First.ToString("ddd d MMM", CultureInfo.InvariantCulture)} to {span.Last.Named()} (UTC)"
        : $"{span.First.Named()} to {span.Last.Named()} (UTC)";

    /// <summary>A share in whole percent: 82%.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100):0}%");

    /// <summary>One count as a share of another: 12%, or "under 1%".</summary>
    public static string Part(long part, long whole) => whole == 0 ? "–"
        : part > 0 && part * 200 < whole ? LessThanOne
        : Percent((double)part / whole);

    /// <summary>The range of a share in whole percent: 74 to 88%.</summary>
    public static string Range(this ShareInterval share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share.Lower * 100):0} to {Math.Round(share.Upper * 100):0}%");

    /// <summary>How many found it helpful: 41 of 50.</summary>
    public static string InWords(this Votes votes) => $"{votes.Yes.InWords()} of {votes.Total.InWords()}";

    /// <summary>A count held against an earlier one, as a sentence's end: "12% more than in the 30 days before".</summary>
    public static string InWords(this Comparison comparison, DaySpan span)
    {
        var before = $"the {span.Count} days before";
        return comparison switch
        {
            { Change: null, Finished: 0 } => $"none in {before} either",
            { Change: null } => $"none in {before}",
            { Change: { } change } when Math.Abs(change) < 0.005 => $"as many as in {before}",
            { Change: > 9 } => $"{comparison.Finished.InWords()} after {comparison.Before.InWords()} in {before}",
            { Change: { } change } => $"{Percent(Math.Abs(change))} {(change > 0 ? "more" : "fewer")} than in {before}",
        };
    }

    /// <summary>Why requests were not counted, in plain words; a reason unknown to this version of the site is named as it is stored.</summary>
    public static string Rejection(string reason) => reason switch
    {
        nameof(RejectionReason.Bot) => "Programs: search engines, link previews, monitors",
        nameof(RejectionReason.Speculative) => "Fetched ahead by a browser, before anyone asked",
        nameof(RejectionReason.NotNavigation) => "Not opened in a window: scripts, frames, downloads",
        nameof(RejectionReason.Objected) => "The reader asked not to be counted",
        nameof(RejectionReason.Capped) => "Too many views from one network in 5 minutes",
        nameof(RejectionReason.Method) => "Asked whether the page is there, not to read it",
        nameof(RejectionReason.Status) => "The answer was an error or led elsewhere",
        nameof(RejectionReason.NotHtml) => "The answer was no page",
        "Editor" => "A signed-in editor",
        _ => reason,
    };

    /// <summary>A reason that a reader chose, in plain words; one unknown to this version is named as it is stored.</summary>
    public static string Reason(string reason) => reason switch
    {
        nameof(FeedbackReason.EasyToFollow) => "Easy to follow",
        nameof(FeedbackReason.HardToUnderstand) => "Hard to understand",
        nameof(FeedbackReason.NoWordOnGettingHelp) => "Did not say when to get help",
        nameof(FeedbackReason.ExerciseUnclear) => "An exercise is not clear",
        nameof(FeedbackReason.OutOfDate) => "Out of date",
        nameof(FeedbackReason.SomethingMissing) => "Something is missing",
        nameof(FeedbackReason.Other) => "Another reason",
        _ => reason,
    };

    /// <summary>A referring host; the site's own word for all further ones is said in full.</summary>
    public static string Host(string host) => host == PageViewCounter.OtherHosts
        ? $"further hosts, beyond {PageViewCounter.MaxReferringHosts} on a day"
        : host;
}
