namespace HipPain.Web.Commands;

/// <summary>What every command starts from: a terminal, and the settings it was given.</summary>
internal sealed class Start(Terminal terminal, string[] settings)
{
    public Terminal Terminal => terminal;

    /// <summary>The settings among the arguments, which come before those of the environment.</summary>
    public string[] Settings => settings;

    /// <summary>Runs what needs the content folder; 2 where the settings name none.</summary>
    public async Task<int> InFolderAsync(Func<string, Task<int>> run) =>
        Commands.Settings.ContentFolder(settings, terminal.Error) is { } folder ? await run(folder) : 2;

    /// <inheritdoc cref="InFolderAsync" />
    public Task<int> InFolder(Func<string, int> run) => InFolderAsync(folder => Task.FromResult(run(folder)));
}
