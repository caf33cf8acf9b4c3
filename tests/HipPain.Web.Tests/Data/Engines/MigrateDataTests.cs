using HipPain.Content.Articles;
using HipPain.Web.Commands;
using HipPain.Web.Data;
using HipPain.Web.Editors;
using HipPain.Web.Feedback;
using HipPain.Web.PageViews;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Data.Engines;

/// <summary>The move from a file to a server.</summary>
[Trait("Engine", "Sqlite")]
public sealed class MigrateDataTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [PostgreSqlFact]
    public async Task Everything_is_on_the_server_afterwards_and_goes_on_there()
    {
        await using var file = await FilledAsync();
        var server = await PostgreSqlServer.SharedAsync();
        var database = await server.NewDatabaseAsync();

        Assert.True(await MoveAsync(file, server, database) == 0, _error.ToString());

        Assert.Contains("PageViewCounts: 2", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("both databases hold the same numbers of rows and of views", _output.ToString(), StringComparison.Ordinal);
        await using var moved = await new TestSite(null, "Database:Provider=PostgreSql", $"Database:Folder={file.Folder}", $"ConnectionStrings:HipPain={server.ConnectionString(database)}")
            .StartMigratedAsync<PageViewWriter>();
        Assert.Equal(await RowsAsync(file), await RowsAsync(moved));
        moved.Get<PageViewCounter>().CountView("/causes", isArrival: false, null);
        await moved.Get<FeedbackBox>().VoteAsync(Address.Home, helpful: true, null, CancellationToken.None);
        await TestSite.EventuallyAsync(async () => await moved.ReadAsync(all => all.PageViewCounts.Where(count => count.Kind == PageViewKind.View).SumAsync(count => count.Count)) == 4);
        // What is numbered by the database goes on behind what came.
        await moved.ReadAsync(all =>
        {
            all.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "next", Xml = "<key/>" });
            return all.SaveChangesAsync();
        });

        Assert.Equal(1, await MoveAsync(file, server, database));
        Assert.Contains("Only an empty database can take them. Nothing was moved.", _error.ToString(), StringComparison.Ordinal);
        await moved.StopAsync();
        await server.DropAsync(database);
    }

    [PostgreSqlFact]
    public async Task Row_that_the_server_refuses_leaves_it_empty()
    {
        await using var file = await FilledAsync();
        await file.ReadAsync(all => all.Database.ExecuteSqlAsync($"""UPDATE "Feedback" SET "Comment" = 'a' || char(0) || 'b'"""));
        var server = await PostgreSqlServer.SharedAsync();
        var database = await server.NewDatabaseAsync();

        Assert.Equal(2, await MoveAsync(file, server, database));

        Assert.StartsWith("Nothing was moved: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0L, await server.ExecuteAsync(database, """SELECT count(*) FROM "PageViewCounts" """));
        await server.DropAsync(database);
    }

    [Theory]
    [InlineData("There is no database file missing.db.", "migrate-data", "--from", "sqlite", "--to", "postgresql", "--file", "missing.db")]
    [InlineData("Database:Provider must be PostgreSql", "migrate-data", "--from", "sqlite", "--to", "postgresql")]
    [InlineData("'--from' is required", "migrate-data")]
    [InlineData("mysql", "migrate-data", "--from", "sqlite", "--to", "mysql")]
    public async Task What_cannot_be_moved_is_said(string sentence, params string[] words)
    {
        await using var file = await FilledAsync();
        var terminal = new Terminal { Output = _output, Error = _error, WorkingFolder = file.Folder };

        Assert.Equal(2, await CommandTree.RunAsync(words, terminal));

        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<TestSite> FilledAsync()
    {
        var site = await new TestSite(null, "Database:Provider=Sqlite").StartMigratedAsync<PageViewWriter>();
        for (var view = 0; view < 3; view++)
        {
            site.Get<PageViewCounter>().CountView("/", isArrival: true, null);
        }

        var vote = await site.Get<FeedbackBox>().VoteAsync(Address.Home, helpful: false, "0123456789abcdef", CancellationToken.None);
        Assert.True(await site.Get<FeedbackBox>().CompleteAsync(vote, FeedbackReason.OutOfDate, "Words of a reader: „é“ 😀", FeedbackMarks.None, CancellationToken.None));
        await site.StopAsync();
        await site.ReadAsync(database =>
        {
            database.Users.Add(new Editor { Id = "1", UserName = "Robin", AddedAt = DateTime.UtcNow, LockoutEnd = DateTimeOffset.UtcNow, LinkHash = [1, 2, 3] });
            database.Add(new Microsoft.AspNetCore.Identity.IdentityUserPasskey<string> { UserId = "1", CredentialId = [1, 2], Data = new() { PublicKey = [3], Name = "Key", CreatedAt = DateTimeOffset.UtcNow, AttestationObject = [4], ClientDataJson = [5] } });
            database.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "first", Xml = "<key/>" });
            database.SectionTexts.Add(new SectionText { Address = "/", Version = "01234567", Text = "Home", FirstSeen = new DateOnly(2026, 3, 1) });
            database.VoteCounts.Add(new VoteCount { Day = new DateOnly(2025, 3, 1), Address = Address.Home, ContentVersion = "", Helpful = true, Reason = "", Count = 5 });
            new AuditLog(TimeProvider.System).Add(database, "Robin", AuditAction.SignedIn);
            return database.SaveChangesAsync();
        });
        return site;
    }

    private Task<int> MoveAsync(TestSite file, PostgreSqlServer server, string database) => CommandTree.RunAsync(
        ["migrate-data", "--from", "sqlite", "--to", "postgresql", "--file", file.DatabasePath, "--Database:Provider=PostgreSql", $"--ConnectionStrings:HipPain={server.ConnectionString(database)}"],
        new Terminal { Output = _output, Error = _error, WorkingFolder = file.Folder });

    private static Task<string> RowsAsync(TestSite site) => site.ReadAsync(async database =>
    {
        var vote = await database.Feedback.SingleAsync();
        var editor = await database.Users.SingleAsync();
        var passkey = await database.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<string>>().SingleAsync();
        var counts = await database.PageViewCounts.OrderBy(count => count.Kind).ToListAsync();
        var text = await database.SectionTexts.SingleAsync();
        var votes = await database.VoteCounts.SingleAsync();
        return string.Join('|', [
            vote.Id, vote.Address, vote.Helpful, vote.Reason, vote.Comment, $"{vote.ReceivedAt:O}", vote.ContentVersion, $"{vote.ExpiresAt:O}",
            editor.UserName, Convert.ToHexString(editor.LinkHash!), $"{editor.LockoutEnd:yyyy-MM-dd HH:mm:ss}", passkey.Data.Name, Convert.ToHexString(passkey.CredentialId),
            .. counts.Select(count => $"{count.Day} {count.Kind} {count.Name} {count.Count}"), text.Text, text.FirstSeen, votes.Count, (await database.Audit.SingleAsync()).Action,
        ]);
    });
}
