using System.Diagnostics.Metrics;
using HipPain.Web.Operations;

namespace HipPain.Web.Feedback;

/// <summary>What is told of feedback: how much came in and how much was refused, never what was said.</summary>
public sealed class FeedbackMetrics
{
    private readonly Counter<long> _stored;
    private readonly Counter<long> _completed;
    private readonly Counter<long> _refused;

    /// <summary>Makes the instruments.</summary>
    public FeedbackMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        _stored = meter.CreateCounter<long>("hippain.feedback.stored", "{vote}", "Votes that were stored.");
        _completed = meter.CreateCounter<long>("hippain.feedback.completed", "{vote}", "Votes to which a reason or a comment was added.");
        _refused = meter.CreateCounter<long>("hippain.feedback.refused", "{answer}", "Votes and additions that were not stored.");
    }

    /// <summary>A vote is stored.</summary>
    public void Stored() => _stored.Add(1);

    /// <summary>A vote has a reason or a comment now.</summary>
    public void Completed() => _completed.Add(1);

    /// <summary>A vote or an addition to one was not stored.</summary>
    public void Refused(FeedbackRefusal why) => _refused.Add(1, Telemetry.Label("hippain.refusal.reason", why));
}
