using System.Diagnostics.Metrics;
using HipPain.Web.Operations;

namespace HipPain.Web.PageViews;

/// <summary>What is told of counting. Hits are read from the counter when somebody collects; nothing here is on their way.</summary>
public sealed class PageViewMetrics
{
    // A flush takes some milliseconds; one that waits for a lock gives up after 2 s.
    private static readonly double[] Seconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    private readonly Histogram<double> _flushes;
    private readonly Counter<long> _failures;

    /// <summary>Makes the instruments.</summary>
    public PageViewMetrics(IMeterFactory meters, PageViewCounter counter, BatchInHand hand)
    {
        var meter = meters.Create(Telemetry.Name);
        var reasons = Enum.GetValues<RejectionReason>().Select(reason => (reason, label: Telemetry.Label("hippain.rejection.reason", reason))).ToArray();
        meter.CreateObservableCounter("hippain.page_views.counted", () => counter.Views, "{view}", "Page views that were counted.");
        meter.CreateObservableCounter(
            "hippain.page_views.rejected", () => reasons.Select(each => new Measurement<long>(counter.Rejections(each.reason), each.label)), "{request}", "Requests for published pages that were not counted as views.");
        meter.CreateObservableGauge("hippain.page_views.pending", () => hand.Pending, "{count}", "Counts in memory that wait for the database, one for each day, kind and name.");
        _flushes = meter.CreateHistogram("hippain.page_views.flush.duration", "s", "How long it took to store counts.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _failures = meter.CreateCounter<long>("hippain.page_views.flush.failures", "{attempt}", "Attempts to store counts that failed; they are tried again.");
    }

    /// <summary>Counts were stored.</summary>
    internal void Stored(TimeSpan took) => _flushes.Record(took.TotalSeconds);

    /// <summary>Counts could not be stored.</summary>
    internal void Failed() => _failures.Add(1);
}
