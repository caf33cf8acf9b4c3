using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HipPain.Benchmarks;

/// <summary>
/// A temporary folder, and processes. Both go with it: at its end, on a failure, and on Ctrl+C or SIGTERM, after which nothing else here
/// would be run.
/// </summary>
internal sealed class Workbench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-benchmark-");
    private readonly Lock _lock = new();
    private readonly List<Process> _running = [];
    private readonly PosixSignalRegistration[] _signals;
    private bool _isCleared;

    public Workbench()
    {
        _signals = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(signal => PosixSignalRegistration.Create(signal, _ => Clear()))];
        // What nobody catches ends the process before anything is disposed of.
        AppDomain.CurrentDomain.UnhandledException += OnFailure;
    }

    /// <summary>A path in the folder.</summary>
    public string At(params string[] path) => Path.Combine([_folder.FullName, .. path]);

    /// <summary>Makes a folder in the folder.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(At(name)).FullName;

    /// <summary>Starts a process that runs until it is ended. What it prints is thrown away.</summary>
    /// <exception cref="OperationCanceledException">All is being ended.</exception>
    public Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        lock (_lock)
        {
            if (_isCleared)
            {
                throw new OperationCanceledException("The benchmark is ending.");
            }

            var process = Process.Start(start)!;
            _running.Add(process);
            return process;
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public Task<string> RunAsync(string program, params string[] arguments) => RunAsync(new ProcessStartInfo(program, arguments));

    /// <inheritdoc cref="RunAsync(string, string[])"/>
    public async Task<string> RunAsync(ProcessStartInfo start)
    {
        var process = Start(start);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var code = process.ExitCode;
        End(process);
        return code == 0 ? output : throw new InvalidOperationException($"{start.FileName} failed with {code}: {output}");
    }

    /// <summary>Ends a process with those that it started, if it has not ended, and forgets it.</summary>
    public void End(Process process)
    {
        lock (_lock)
        {
            if (_running.Remove(process))
            {
                Kill(process);
            }
        }
    }

    public void Dispose()
    {
        Clear();
        AppDomain.CurrentDomain.UnhandledException -= OnFailure;
        Array.ForEach(_signals, signal => signal.Dispose());
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void OnFailure(object sender, UnhandledExceptionEventArgs failure) => Clear();

    private void Clear()
    {
        lock (_lock)
        {
            if (!_isCleared)
            {
                _isCleared = true;
                _running.ForEach(Kill);
                _folder.Delete(recursive: true);
            }
        }
    }
}
