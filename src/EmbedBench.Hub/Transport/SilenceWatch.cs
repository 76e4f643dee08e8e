namespace EmbedBench.Hub.Transport;

/// <summary>Cancels what waits for the other side once that was silent for too long; a sign of life starts the wait anew.</summary>
internal sealed class SilenceWatch : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;

    public SilenceWatch(TimeSpan limit, CancellationToken cancel)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _limit = limit;
        SignOfLife();
    }

    public CancellationToken Token => _source.Token;

    public void SignOfLife() => _source.CancelAfter(_limit);

    public void Dispose() => _source.Dispose();
}
