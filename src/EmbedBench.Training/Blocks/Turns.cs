namespace EmbedBench.Training.Blocks;

/// <summary>Lets workers do a part of their items' work one after another, in the order of the items.</summary>
internal sealed class Turns
{
    private readonly object _lock = new();
    private int _next;
    private bool _broken;

    /// <summary>Waits until all items below <paramref name="item"/> have had their turn, then runs <paramref name="work"/>.</summary>
    /// <exception cref="OperationCanceledException">The turn of another item failed, so this one never comes.</exception>
    public void Take(int item, Action work)
    {
        lock (_lock)
        {
            while (_next != item && !_broken)
                Monitor.Wait(_lock);
            if (_broken)
                throw new OperationCanceledException();
            work();
            _next++;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Ends the waiting of everyone: an item failed before its turn.</summary>
    public void Break()
    {
        lock (_lock)
        {
            _broken = true;
            Monitor.PulseAll(_lock);
        }
    }
}
