using Spectre.Console;

namespace HipPain.Web.Commands;

/// <summary>What a command is run from: where it writes, where it stands, and what time it is there.</summary>
public sealed record Terminal
{
    /// <summary>Takes what was asked for.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Takes what went wrong, and what is only for people who watch.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths are meant from.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a person looks at <see cref="Output"/>, and colours may be used there.</summary>
    public bool HasColours { get; init; }

    /// <summary>Whether a person looks at <see cref="Error"/>, and a progress bar may be drawn there.</summary>
    public bool HasProgress { get; init; }

    /// <summary>The process's own. NO_COLOR turns colours off (no-color.org).</summary>
    public static Terminal OfProcess()
    {
        var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal
        {
            Output = Console.Out,
            Error = Console.Error,
            WorkingFolder = Environment.CurrentDirectory,
            HasColours = !Console.IsOutputRedirected && !isPlain,
            HasProgress = !Console.IsErrorRedirected && !isPlain,
        };
    }

    /// <summary>Writes a line whose parts have colours of Spectre.Console, or none.</summary>
    internal void WriteLine(params (string Text, string? Colour)[] parts)
    {
        if (!HasColours)
        {
            Output.WriteLine(string.Concat(parts.Select(part => part.Text)));
            return;
        }

        var markup = parts.Select(part => part.Colour is null ? Markup.Escape(part.Text) : $"[{part.Colour}]{Markup.Escape(part.Text)}[/]");
        Coloured(Output).MarkupLine(string.Concat(markup));
    }

    /// <summary>Runs work that takes a while, with a bar that shows how much of it is done, if anybody looks.</summary>
    internal T WithProgress<T>(string what, Func<Action<int, int>?, T> work) =>
        WithProgressAsync(what, progress => Task.FromResult(work(progress))).GetAwaiter().GetResult();

    /// <inheritdoc cref="WithProgress{T}(string, Func{Action{int, int}?, T})" />
    internal Task<T> WithProgressAsync<T>(string what, Func<Action<int, int>?, Task<T>> work)
    {
        if (!HasProgress)
        {
            return work(null);
        }

        return Coloured(Error).Progress().AutoClear(true).StartAsync(progress =>
        {
            var task = progress.AddTask(what);
            return work((done, of) => (task.MaxValue, task.Value) = (of, done));
        });
    }

    /// <summary>Clears the screen, if there is one.</summary>
    internal void Clear()
    {
        if (HasColours)
        {
            Coloured(Output).Clear();
        }
    }

    /// <summary>Whether an error says that nobody reads the output any more.</summary>
    // EPIPE on Unix; ERROR_BROKEN_PIPE and ERROR_NO_DATA on Windows.
    internal static bool IsClosed(IOException exception) => (exception.HResult & 0xFFFF) is 32 or 109 or 232;

    private static IAnsiConsole Coloured(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            // The bar is redrawn in its place.
            Interactive = writer == Console.Error ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        // Lines are left whole: the terminal breaks them itself, and tools that jump to a place need them so.
        console.Profile.Width = writer == Console.Error ? Math.Clamp(Console.BufferWidth, 20, 120) : 10_000;
        return console;
    }
}
