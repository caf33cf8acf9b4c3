using System.Diagnostics;
using System.Text;

namespace HipPain.Web.Tests;

/// <summary>The program as a process of its own, as an operator runs it. Ends with the test.</summary>
public sealed class ProgramRun : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _standardOutput = new();

    public ProgramRun(string[] arguments, params (string Name, string Value)[] settings)
        : this(AppContext.BaseDirectory, arguments, settings)
    {
    }

    public ProgramRun(string workingFolder, string[] arguments, params (string Name, string Value)[] settings)
        : this(workingFolder, ["dotnet"], arguments, settings)
    {
    }

    /// <summary>The same, begun by another program that goes over into it.</summary>
    /// <param name="workingFolder">Where it runs.</param>
    /// <param name="launcher">The other program and its arguments, with <c>dotnet</c> at the end.</param>
    /// <param name="arguments">The arguments of the site.</param>
    /// <param name="settings">Variables of the environment.</param>
    public ProgramRun(string workingFolder, string[] launcher, string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(launcher[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        foreach (var argument in (string[])[.. launcher[1..], typeof(Program).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += Collect;
        _process.OutputDataReceived += (_, line) =>
        {
            lock (_output)
            {
                _standardOutput.AppendLine(line.Data);
            }
        };
        _process.ErrorDataReceived += Collect;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Both streams, line by line as they came.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Standard output alone.</summary>
    public string StandardOutput
    {
        get
        {
            lock (_output)
            {
                return _standardOutput.ToString();
            }
        }
    }

    public int Id => _process.Id;

    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async Task SaysAsync(string words)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(120); await Task.Delay(50))
        {
            if (Output.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The program never said \"{words}\". It said: {Output}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
