using HipPain.Web.Data;

namespace HipPain.Web.Tests.Data;

public sealed class BackoffTests
{
    [Fact]
    public void Pauses_double_up_to_four_seconds_and_start_again_after_a_success()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(200));
        var pauses = new List<double> { backoff.Pause.TotalSeconds };
        for (var failure = 0; failure < 7; failure++)
        {
            backoff.Failed();
            pauses.Add(backoff.Pause.TotalSeconds);
        }

        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, 4, 4, 4], pauses);
        backoff.Succeeded();
        Assert.Equal(0.2, backoff.Pause.TotalSeconds);
    }

    [Fact]
    public void Only_the_first_failure_and_the_success_after_it_are_news()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(200));

        Assert.False(backoff.Succeeded());
        Assert.True(backoff.Failed());
        Assert.False(backoff.Failed());
        Assert.True(backoff.Succeeded());
        Assert.False(backoff.Succeeded());
    }
}
