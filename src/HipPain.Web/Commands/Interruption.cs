using System.Runtime.InteropServices;

namespace HipPain.Web.Commands;

/// <summary>Turns Ctrl+C, and being asked to stop, into the calm end of a command.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly List<PosixSignalRegistration> _signals;

    private Interruption(CancellationToken cancellation)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, End))];
    }

    public CancellationToken Token => _source.Token;

    public static Interruption Of(CancellationToken cancellation) => new(cancellation);

    public void Dispose()
    {
        _signals.ForEach(signal => signal.Dispose());
        _source.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }
}
