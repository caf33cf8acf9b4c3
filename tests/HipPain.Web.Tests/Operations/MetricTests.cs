using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using HipPain.Content.Checking;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Pages;
using HipPain.Web.Tests.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Operations;

/// <summary>The site's own meter, as a listener within the process sees it.</summary>
public sealed class MetricTests
{
    private static readonly Dictionary<string, string[]> ClosedSets = new()
    {
        ["hippain.rejection.reason"] = NamesOf<RejectionReason>(),
        ["hippain.refusal.reason"] = NamesOf<FeedbackRefusal>(),
        ["hippain.problem.level"] = NamesOf<Level>(),
        ["hippain.drop.cause"] = ["changed", "memory"],
    };

    [Fact]
    public async Task Labels_hold_nothing_but_names_of_closed_sets_whatever_is_asked()
    {
        await using var site = new Site();
        using var client = site.Browser();
        using var heard = new Heard(site);
        foreach (var path in new[] { "/causes", "/causes?q=marker", "/marker", "/search?q=marker", "/feedback/marker", "/api/v1/articles/marker", "/handouts?s=marker", "/%2e%2e/marker" })
        {
            foreach (var agent in new[] { "marker/1.0 (bot)", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(agent.StartsWith("marker", StringComparison.Ordinal) ? "MARKER" : "GET"), new Uri(path, UriKind.Relative));
                request.Headers.TryAddWithoutValidation("User-Agent", agent);
                request.Headers.TryAddWithoutValidation("Referer", "https://marker.example/marker");
                request.Headers.TryAddWithoutValidation("Cookie", "marker=marker");
                using var response = await client.SendAsync(request);
            }
        }

        foreach (var (address, vote) in new[] { ("/marker", "yes"), ("/causes", "marker") })
        {
            using var refused = await site.PostAsync("/feedback?marker=1", ("address", address), ("vote", vote), ("version", "marker"));
        }

        var labels = heard.Measured.SelectMany(each => each.Labels).ToList();
        Assert.NotEmpty(labels);
        Assert.All(labels, label => Assert.Contains(label.Value, ClosedSets[label.Key]));
        Assert.DoesNotContain(heard.Measured, each => $"{each.Name}{each.Unit}".Contains("marker", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1, heard.Of("hippain.feedback.refused", "unknown_page"));
        Assert.Equal(1, heard.Of("hippain.feedback.refused", "nothing_chosen"));
    }

    [Fact]
    public async Task Views_and_what_is_left_out_are_told_as_they_are_stored()
    {
        await using var site = new Site();
        using var client = site.Browser();
        using var heard = new Heard(site);
        for (var visit = 0; visit < 7; visit++)
        {
            using var response = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        }

        using (var bot = new HttpRequestMessage(HttpMethod.Get, "/causes"))
        {
            bot.Headers.TryAddWithoutValidation("User-Agent", "Googlebot/2.1");
            client.DefaultRequestHeaders.UserAgent.Clear();
            using var response = await client.SendAsync(bot);
        }

        await OtlpReceiver.WaitAsync(() => heard.Of("hippain.page_views.pending") == 0, "Counts were never stored.");
        Assert.Equal(7, heard.Of("hippain.page_views.counted"));
        Assert.Equal(1, heard.Of("hippain.page_views.rejected", "bot"));
        Assert.Equal(0, heard.Of("hippain.page_views.rejected", "capped"));
        Assert.True(heard.Times("hippain.page_views.flush.duration") > 0);
        Assert.Equal(0, heard.Of("hippain.page_views.flush.failures"));
        Assert.Equal(1, heard.Of("hippain.rendered_pages.kept"));
        Assert.Equal(1, heard.Of("hippain.rendered_pages.made"));
        Assert.InRange(heard.Of("hippain.rendered_pages.size"), 5_000, 200_000);
    }

    [Fact]
    public async Task Counts_that_cannot_be_stored_are_told_as_waiting_and_each_attempt_as_failed()
    {
        await using var site = new Site();
        using var client = site.Browser();
        using var heard = new Heard(site);
        await site.QueryAsync(_ => Task.FromResult(0));
        await using (await LockAsync(site))
        {
            using var response = await client.GetAsync(new Uri("/causes", UriKind.Relative));
            await OtlpReceiver.WaitAsync(() => heard.Of("hippain.page_views.flush.failures") > 0, "No failure was told.");
            Assert.True(heard.Of("hippain.page_views.pending") > 0);
            Assert.Equal(0, heard.Times("hippain.page_views.flush.duration"));
        }

        await OtlpReceiver.WaitAsync(() => heard.Of("hippain.page_views.pending") == 0, "Counts were never stored.");
        Assert.Equal(1, heard.Of("hippain.page_views.counted"));
    }

    [Fact]
    public async Task A_vote_is_told_once_however_often_it_is_pressed()
    {
        // Over a real connection: by its network a second press is known.
        await using var site = new Site().Serve();
        using var heard = new Heard(site);
        using var client = SocketClient.Of(site);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await site.QueryAsync(_ => Task.FromResult(0));
        for (var press = 0; press < 3; press++)
        {
            using var vote = new FormUrlEncodedContent([new("address", "/causes"), new("vote", "yes")]);
            using var voted = await client.PostAsync(new Uri("/feedback", UriKind.Relative), vote);
            Assert.Equal(303, (int)voted.StatusCode);
            using var reason = new FormUrlEncodedContent([new("reason", nameof(FeedbackReason.EasyToFollow))]);
            using var completed = await client.PostAsync(voted.Headers.Location, reason);
            Assert.Equal(303, (int)completed.StatusCode);
        }

        Assert.Equal(1, heard.Of("hippain.feedback.stored"));
        Assert.Equal(1, heard.Of("hippain.feedback.completed"));
    }

    [Fact]
    public async Task A_save_is_told_as_a_load_and_drops_pages_that_changed()
    {
        await using var site = Site.WithOwnContent();
        using var client = site.Browser();
        using var heard = new Heard(site);
        using var page = await client.GetAsync(new Uri("/prevention", UriKind.Relative));
        var (published, files) = (heard.Of("hippain.guide.published"), heard.Of("hippain.guide.files"));
        Assert.InRange(published, DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1);
        var text = await File.ReadAllTextAsync(Path.Combine(site.ContentFolder, "prevention.md"));
        await site.WriteAsync("prevention.md", text.Replace("title:", "title: New", StringComparison.Ordinal));
        await site.WriteAsync("broken.md", "---\ntitle: Broken\n---\n");
        await OtlpReceiver.WaitAsync(() => heard.Of("hippain.guide.files") == files + 1, "The save was never told.");
        await OtlpReceiver.WaitAsync(() => heard.Of("hippain.guide.published") > published, "The publishing was never told.");
        Assert.True(heard.Of("hippain.guide.problems", "error") > 0);
        using var again = await client.GetAsync(new Uri("/prevention", UriKind.Relative));
        Assert.Equal(1, heard.Of("hippain.rendered_pages.dropped", "changed"));
        Assert.Equal(0, heard.Of("hippain.rendered_pages.dropped", "memory"));
        Assert.True(heard.Times("hippain.guide.load.duration") > 0);
    }

    [Fact]
    public async Task Each_answer_that_is_not_stored_is_told_once_with_its_reason()
    {
        const string First = "192.0.2.1", Second = "192.0.2.2";
        await using var site = FeedbackVisitor.SiteWithNetworks(host => host.UseSetting("Feedback:AnswersPerNetwork", "1"));
        var (closed, open) = (await site.VoteAsync("/causes", "yes", from: First), await site.VoteAsync("/causes", "yes", from: Second));
        using var completed = await site.PostFromAsync(First, closed, ("reason", nameof(FeedbackReason.Other)));
        using var heard = new Heard(site);
        (string Reason, string From, string Path, (string, string)[] Fields)[] refused =
        [
            ("unknown_page", First, "/feedback", [("address", "/nothing"), ("vote", "yes")]),
            ("nothing_chosen", First, "/feedback", [("address", "/causes")]),
            ("trapped", First, "/feedback", [("address", "/causes"), ("vote", "yes"), ("subject", "x")]),
            ("too_many", First, "/feedback", [("address", "/symptoms"), ("vote", "yes")]),
            ("unknown_reason", Second, open, [("reason", "x")]),
            ("too_long", Second, open, [("comment", new string('x', 1_001))]),
            ("closed", "192.0.2.3", closed, [("reason", nameof(FeedbackReason.OutOfDate))]),
            ("unknown_vote", Second, "/feedback/nonsense", [("reason", nameof(FeedbackReason.Other))]),
            ("not_saved", "192.0.2.4", "/feedback", [("address", "/causes"), ("vote", "yes")]),
        ];
        Assert.Equal(NamesOf<FeedbackRefusal>().Order(StringComparer.Ordinal), refused.Select(each => each.Reason).Order(StringComparer.Ordinal));
        foreach (var (reason, from, path, fields) in refused)
        {
            await using var rival = reason == "not_saved" ? await LockAsync(site) : null;
            using var answer = await site.PostFromAsync(from, path, fields);
            Assert.Equal((reason, 1), (reason, heard.Of("hippain.feedback.refused", reason)));
        }

        Assert.Equal(refused.Length, heard.Of("hippain.feedback.refused"));
        Assert.Equal(0, heard.Of("hippain.feedback.stored"));
    }

    [Fact]
    public async Task A_load_that_fails_is_told()
    {
        await using var site = Site.WithOwnContent();
        using var page = await site.Browser().GetAsync(new Uri("/causes", UriKind.Relative));
        using var heard = new Heard(site);
        Assert.Equal(0, heard.Of("hippain.guide.load.failures"));
        var away = site.ContentFolder + "-away";
        Directory.Move(site.ContentFolder, away);
        await OtlpReceiver.WaitAsync(() => heard.Of("hippain.guide.load.failures") > 0, "No failure was told.");
        Directory.Move(away, site.ContentFolder);
    }

    [Fact]
    public async Task Pages_that_are_dropped_for_others_are_told_as_those_that_memory_was_short_for()
    {
        await using var site = Site.With(host => host.UseSetting("RenderedPages:Megabytes", "1"));
        using var client = site.Browser();
        using var heard = new Heard(site);
        foreach (var path in Repository.Articles)
        {
            using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
        }

        Assert.Equal(Repository.Articles.Count, heard.Of("hippain.rendered_pages.made"));
        Assert.InRange(heard.Of("hippain.rendered_pages.dropped", "memory"), 1, Repository.Articles.Count - 1);
        Assert.Equal(0, heard.Of("hippain.rendered_pages.dropped", "changed"));
        Assert.Equal(Repository.Articles.Count, heard.Of("hippain.rendered_pages.kept") + heard.Of("hippain.rendered_pages.dropped"));
        Assert.InRange(heard.Of("hippain.rendered_pages.size"), 100_000, 1 << 20);
    }

    /// <summary>Keeps everybody else out of the database until it is disposed.</summary>
    private static async Task<Microsoft.Data.Sqlite.SqliteConnection> LockAsync(Site site)
    {
        var rival = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.DatabasePath};Pooling=False");
        await rival.OpenAsync();
        await using var locking = rival.CreateCommand();
        locking.CommandText = "BEGIN EXCLUSIVE";
        await locking.ExecuteNonQueryAsync();
        return rival;
    }

    private static string[] NamesOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    private sealed record Measurement(string Name, string? Unit, double Value, IReadOnlyList<KeyValuePair<string, object?>> Labels);

    /// <summary>Listens to one site's meter; others run in the same process.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly ConcurrentQueue<Measurement> _events = [];
        private readonly MeterListener _listener = new();
        private ConcurrentQueue<Measurement> _states = [];

        public Heard(Site site)
        {
            var scope = site.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "HipPain" && ReferenceEquals(instrument.Meter.Scope, scope))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Hear(instrument, value, labels));
            _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Hear(instrument, value, labels));
            _listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Hear(instrument, value, labels));
            _listener.Start();
        }

        public IReadOnlyList<Measurement> Measured
        {
            get
            {
                _states = [];
                _listener.RecordObservableInstruments();
                return [.. _events, .. _states];
            }
        }

        public double Of(string name, string? label = null) => Measured
            .Where(each => each.Name == name && (label is null || each.Labels.Any(pair => label.Equals(pair.Value)))).Sum(each => each.Value);

        public int Times(string name) => Measured.Count(each => each.Name == name);

        public void Dispose() => _listener.Dispose();

        private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
            (instrument.IsObservable ? _states : _events).Enqueue(new Measurement(instrument.Name, instrument.Unit, value, labels.ToArray()));
    }
}
