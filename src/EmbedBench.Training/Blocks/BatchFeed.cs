namespace EmbedBench.Training.Blocks;

/// <summary>
/// Micro-batches by their rows. The next one may be asked for ahead: its tokens are then on their way to a GPU while that still computes.
/// </summary>
/// <param name="prepare">Makes a batch of rows.</param>
internal sealed class BatchFeed(Func<int[], TrainingBatch> prepare) : IDisposable
{
    private TrainingBatch? _ahead;

    /// <summary>The batch of <paramref name="rows"/>; it is the caller's to dispose.</summary>
    public TrainingBatch Take(int[] rows)
    {
        if (_ahead is not { } ready || ready.Rows != rows)
            return prepare(rows);
        _ahead = null;
        return ready;
    }

    public void PrepareAhead(int[] rows)
    {
        _ahead?.Dispose();
        _ahead = prepare(rows);
    }

    public void Dispose() => _ahead?.Dispose();
}
