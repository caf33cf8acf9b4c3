using System.Data.Common;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data.Engines;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Pages;

[Trait("Engine", "Sqlite")]
public sealed class DatabaseOutageTests
{
    [Fact]
    public async Task Locked_database_breaks_no_article_and_gives_feedback_back_unsaved()
    {
        await using var site = new Site();
        await site.QueryAsync(_ => Task.FromResult(0));
        await using var other = new SqliteConnection($"Data Source={site.DatabasePath};Pooling=False");
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();

        await site.GetPageAsync("/causes");
        using var vote = await site.PostAsync("/feedback", ("address", "/causes"), ("vote", "yes"));
        Assert.Equal(503, (int)vote.StatusCode);
        var page = await site.ReadPageAsync(vote);
        Assert.Equal("Your answer was not saved", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("/causes", page.QuerySelector("form input[name=address]")?.GetAttribute("value"));
        await site.GetPageAsync("/symptoms");
    }

    [Fact]
    public async Task Comment_stays_on_the_page_when_it_cannot_be_saved()
    {
        await using var site = new Site();
        await site.QueryAsync(_ => Task.FromResult(0));
        using var vote = await site.PostAsync("/feedback", ("address", "/causes"), ("vote", "no"));
        await using var other = new SqliteConnection($"Data Source={site.DatabasePath};Pooling=False");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            using var details = await site.PostAsync(vote.Headers.Location!.ToString(), ("reason", "OutOfDate"), ("comment", "Keep me."));
            Assert.Equal(503, (int)details.StatusCode);
            var page = await site.ReadPageAsync(details);
            Assert.Equal("Keep me.", page.QuerySelector("textarea")!.TextContent.Trim());
            Assert.Contains("cannot save", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_is_asked_to_try_again_may_send_again()
    {
        var lookUps = new FailingLookUps();
        await using var site = Site.With(host => host.ConfigureServices(services =>
            services.ConfigureDatabase(options => options.AddInterceptors(lookUps))));
        var details = await site.VoteAsync("/causes", "no");
        using var first = await site.PostAsync(details, ("comment", "First."));
        Assert.Equal(303, (int)first.StatusCode);

        lookUps.Fail = true;
        using var second = await site.PostAsync(details, ("comment", "Second."));

        Assert.Equal(503, (int)second.StatusCode);
        var page = await site.ReadPageAsync(second);
        Assert.Contains("please try again", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Second.", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal("Send", page.QuerySelector("form.details button")?.TextContent);
    }

    [Fact]
    public async Task Database_that_cannot_be_made_breaks_no_article_and_is_told_by_the_health_check()
    {
        await using var site = Site.With(host => host.UseSetting("ConnectionStrings:HipPain", "Data Source=/proc/hippain/none.db"));
        await site.GetPageAsync("/causes");
        using var client = site.Browser();
        Assert.Equal(503, (int)(await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative))).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/healthz/live", UriKind.Relative))).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync(new Uri("/healthz/serving", UriKind.Relative))).StatusCode);
        using var vote = await site.PostAsync("/feedback", ("address", "/causes"), ("vote", "yes"));
        Assert.Equal(503, (int)vote.StatusCode);
    }

    /// <summary>What is added to a vote is taken or not; to look the vote up fails.</summary>
    private sealed class FailingLookUps : DbCommandInterceptor
    {
        public bool Fail { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Fail && !command.CommandText.Contains("EXISTS", StringComparison.Ordinal) ? throw new IOException("The disk is broken.") : ValueTask.FromResult(result);
    }
}
