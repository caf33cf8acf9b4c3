using System.Diagnostics.Metrics;
using HipPain.Content;
using HipPain.Content.Checking;
using HipPain.Web.Operations;

namespace HipPain.Web.Publishing;

/// <summary>What is told of the guide and its kept pages. All but loads is read when somebody collects.</summary>
internal sealed class PublishingMetrics
{
    // From a save of one article to the first look at ten thousand.
    private static readonly double[] Seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly Histogram<double> _loads;
    private readonly Counter<long> _failures;

    public PublishingMetrics(IMeterFactory meters, ArticleRepository articles, RenderedPages pages)
    {
        var meter = meters.Create(Telemetry.Name);
        AddGuide(meter, articles);
        AddRenderedPages(meter, pages);
        _loads = meter.CreateHistogram("hippain.guide.load.duration", "s", "How long it took to read the guide and publish it.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _failures = meter.CreateCounter<long>("hippain.guide.load.failures", "{attempt}", "Attempts to read the guide that failed; readers keep the last one.");
    }

    /// <summary>The guide was read and published.</summary>
    public void Loaded(TimeSpan took) => _loads.Record(took.TotalSeconds);

    /// <summary>The guide could not be read.</summary>
    public void Failed() => _failures.Add(1);

    private static void AddGuide(Meter meter, ArticleRepository articles)
    {
        var levels = Enum.GetValues<Level>().Select(level => (level, label: Telemetry.Label("hippain.problem.level", level))).ToArray();
        meter.CreateObservableGauge("hippain.guide.files", () => articles.Current.FileCount, "{file}", "Files of articles that were read, drafts and broken ones among them.");
        meter.CreateObservableGauge(
            "hippain.guide.problems",
            () =>
            {
                var problems = articles.Current.Problems;
                return levels.Select(each => new Measurement<int>(problems.Count(problem => problem.Level == each.level), each.label));
            },
            "{problem}",
            "What is wrong in the content.");
        meter.CreateObservableGauge(
            "hippain.guide.published",
            () => articles.Current is var guide && guide == Guide.Empty ? [] : (Measurement<double>[])[new(guide.Moment.ToUnixTimeMilliseconds() / 1000.0)],
            "s",
            "When the guide was last published, in seconds since 1970.");
    }

    private static void AddRenderedPages(Meter meter, RenderedPages pages)
    {
        var causes = Enum.GetValues<DropCause>().Select(cause => (cause, label: Telemetry.Label("hippain.drop.cause", cause))).ToArray();
        meter.CreateObservableGauge("hippain.rendered_pages.kept", () => pages.Kept, "{page}", "Pages that are kept ready to send.");
        meter.CreateObservableGauge("hippain.rendered_pages.size", () => pages.Size, "By", "Memory that kept pages take.");
        meter.CreateObservableCounter("hippain.rendered_pages.made", () => pages.Made, "{page}", "Pages that were rendered and kept.");
        meter.CreateObservableCounter(
            "hippain.rendered_pages.dropped", () => causes.Select(each => new Measurement<long>(pages.Dropped(each.cause), each.label)), "{page}", "Kept pages that were dropped.");
    }
}
