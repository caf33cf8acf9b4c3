using HipPain.Web.Commands;
using HipPain.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Editors;

/// <summary>The commands, beside the running site and without it.</summary>
[Trait("Engine", "Sqlite")]
public sealed class EditorCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-editors-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Link_of_the_command_opens_the_way_in_of_the_running_site()
    {
        await using var site = new Site();
        await site.QueryAsync(_ => Task.FromResult(0));
        Assert.Equal(0, await RunAsync(site.DatabasePath, "editors", "add", "Robin Smith"));
        var address = new Uri(_output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim());
        Assert.Equal("https://hippain.example/editor/welcome", address.GetLeftPart(UriPartial.Path));

        using var browser = new EditorBrowser(site);
        using var opened = await browser.SubmitAsync("/editor/welcome", "form", ("link", address.ToString()));
        Assert.Equal("Welcome, Robin Smith", (await browser.GetPageAsync("/editor/welcome")).QuerySelector("h1")?.TextContent);
        Assert.DoesNotContain(address.Fragment[1..], await site.QueryAsync(async database => Convert.ToHexString((await database.Users.SingleAsync()).LinkHash!)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Database_is_made_where_there_is_none_and_every_command_says_what_it_did()
    {
        var path = Path.Combine(_folder.FullName, "new", "hippain.db");
        Assert.Equal(0, await RunAsync(path, "editors", "list"));
        Assert.Contains("There are no editors yet.", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(path, "editors", "add", "Robin"));
        Assert.Equal(1, await RunAsync(path, "editors", "add", "ROBIN"));
        Assert.Contains("There is an editor \"Robin\" already.", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(path, "editors", "disable", "robin"));
        Assert.Equal(0, await RunAsync(path, "editors", "list"));
        Assert.Contains("shut out since", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(path, "editors", "reset", "Robin"));
        Assert.Equal(0, await RunAsync(path, "editors", "list"));
        Assert.Matches(@"Robin  added \d{4}-\d\d-\d\d  link until \d{4}-\d\d-\d\d \d\d:\d\d UTC", _output.ToString());
        Assert.Equal(1, await RunAsync(path, "editors", "disable", "Nobody"));
        Assert.Equal(1, await RunAsync(path, "editors", "reset", "Nobody"));

        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(Who || ' ' || Action || ' ' || Subject, ', ') FROM (SELECT * FROM Audit ORDER BY At)";
        Assert.Equal(
            string.Join(", ", new[] { AuditAction.EditorAdded, AuditAction.EditorDisabled, AuditAction.EditorReset }.Select(action => $"{AuditEntry.Operator} {action} Robin")),
            await command.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData(" Robin")]
    [InlineData("Robin  Smith")]
    [InlineData("Robin\n")]
    [InlineData("<b>")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg")]
    public async Task Name_that_nobody_can_have_is_refused_in_words(string name)
    {
        Assert.Equal(1, await RunAsync(Path.Combine(_folder.FullName, "hippain.db"), "editors", "add", name));
        Assert.StartsWith("A name has 1 to 64 characters", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs to know what to do: add, disable, reset or list", "editors")]
    [InlineData("The command editors has no place for the word \"remove\"", "editors", "remove", "Robin")]
    [InlineData("The command editors add needs NAME", "editors", "add")]
    [InlineData("Site:Origin", "editors", "list", "--Site:Origin=nonsense")]
    [InlineData("The database cannot be used, so nothing was changed", "editors", "list", "--ConnectionStrings:HipPain=Data Source=/proc/nothing/hippain.db")]
    public async Task What_cannot_be_run_is_said_in_one_sentence(string sentence, params string[] words)
    {
        Assert.Equal(2, await RunAsync(Path.Combine(_folder.FullName, "hippain.db"), words));
        Assert.Contains(sentence, Assert.Single(_error.ToString().Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(string path, params string[] words)
    {
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        var terminal = new Terminal { Output = _output, Error = _error, WorkingFolder = _folder.FullName };
        return CommandTree.RunAsync([$"--ConnectionStrings:HipPain=Data Source={path}", "--Site:Origin=https://hippain.example", .. words], terminal);
    }
}
