using System.Data.Common;
using System.Globalization;
using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using HipPain.Web.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Commands;

/// <summary>Says who is an editor, in the database that the site uses; the site may run meanwhile.</summary>
internal sealed class EditorCommand(Terminal terminal, EditorRoll roll, SiteOptions site)
{
    private const int NotSo = 1;
    private const int CouldNotRun = 2;

    /// <summary>Runs one of the commands against the database that the settings name, which is made or brought up to date first.</summary>
    public static async Task<int> RunAsync(Terminal terminal, string[] settings, Func<EditorCommand, Task<int>> run, CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(terminal.Time);
        services.AddLogging();
        services.AddSiteOptions();
        services.AddDatabase(configuration);
        services.AddEditorAccounts();
        await using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
            await using var scope = provider.CreateAsyncScope();
            return await run(new EditorCommand(
                terminal, scope.ServiceProvider.GetRequiredService<EditorRoll>(), scope.ServiceProvider.GetRequiredService<IOptions<SiteOptions>>().Value));
        }
        catch (Exception exception) when (WrongSettings.In(exception) is { Count: > 0 } sentences)
        {
            await terminal.Error.WriteLineAsync(string.Join(Environment.NewLine, sentences));
            return CouldNotRun;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"The database cannot be used, so nothing was changed: {(exception.InnerException ?? exception).Message}");
            return CouldNotRun;
        }
    }

    /// <summary>Adds an editor and prints the link.</summary>
    public async Task<int> AddAsync(string name)
    {
        var (link, refusal) = await roll.AddAsync(name);
        return link is null ? await RefuseAsync(refusal!) : await HandOutAsync(name, link);
    }

    /// <summary>Shuts an editor out.</summary>
    public async Task<int> DisableAsync(string name)
    {
        if (!await roll.DisableAsync(name))
        {
            return await RefuseAsync(Unknown(name));
        }

        await terminal.Output.WriteLineAsync($"{name} is shut out. Open sessions end within a minute.");
        return 0;
    }

    /// <summary>Takes all ways in from an editor and prints a new link.</summary>
    public async Task<int> ResetAsync(string name) =>
        await roll.ResetAsync(name) is { } link ? await HandOutAsync(name, link) : await RefuseAsync(Unknown(name));

    /// <summary>Lists the editors.</summary>
    public async Task<int> ListAsync()
    {
        var all = await roll.ListAsync();
        if (all.Count == 0)
        {
            await terminal.Output.WriteLineAsync("There are no editors yet. \"editors add NAME\" adds one.");
            return 0;
        }

        var width = all.Max(row => row.Editor.UserName!.Length);
        foreach (var (editor, passkeys) in all)
        {
            await terminal.Output.WriteLineAsync($"{editor.UserName!.PadRight(width)}  added {Day(editor.AddedAt)}  {Ways(editor, passkeys)}");
        }

        return 0;
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Unknown(string name) => $"There is no editor \"{name}\". \"editors list\" says who there is.";

    private string Ways(Editor editor, int passkeys)
    {
        List<string> ways = [];
        if (editor.DisabledAt is { } since)
        {
            ways.Add($"shut out since {Day(since)}");
        }

        if (passkeys > 0)
        {
            ways.Add(passkeys == 1 ? "1 passkey" : $"{passkeys} passkeys");
        }

        if (editor.PasswordHash is not null)
        {
            ways.Add("password and app");
        }

        if (editor.LinkExpiresAt is { } until)
        {
            ways.Add(until > terminal.Time.GetUtcNow().UtcDateTime
                ? $"link until {until.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"
                : "link that was not used in time; reset makes a new one");
        }

        return ways.Count == 0 ? "no way to sign in" : string.Join(", ", ways);
    }

    private async Task<int> HandOutAsync(string name, OneTimeLink link)
    {
        await terminal.Output.WriteLineAsync($"Give this link to {name}, and to nobody else. It works once, within 24 hours:");
        await terminal.Output.WriteLineAsync(site.Absolute(link.Path));
        return 0;
    }

    private async Task<int> RefuseAsync(string sentence)
    {
        await terminal.Error.WriteLineAsync(sentence);
        return NotSo;
    }
}
