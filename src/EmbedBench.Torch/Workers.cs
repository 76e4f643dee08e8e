using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using TorchSharp;

namespace EmbedBench.Torch;

/// <summary>
/// Threads that run the blocks of a piece of work side by side, each block on one thread: no barriers between operations and no sums
/// whose order depends on the number of threads. They live until disposed, because each thread that has run libtorch keeps memory of its
/// own.
/// </summary>
public sealed class Workers : IDisposable
{
    private readonly BlockingCollection<Action>[] _queues;
    private readonly bool _ownsThreads = true;

    /// <summary>Starts <paramref name="count"/> threads; libtorch's own parallelism is switched off on each.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public Workers(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _queues = new BlockingCollection<Action>[count];
        for (int i = 0; i < count; i++)
        {
            BlockingCollection<Action> queue = _queues[i] = [];
            var thread = new Thread(() => Serve(queue)) { IsBackground = true, Name = $"worker {i}" };
            thread.Start();
        }
    }

    private Workers(BlockingCollection<Action>[] queues) => (_queues, _ownsThreads) = (queues, false);

    public int Count => _queues.Length;

    /// <summary>The first of these threads, for work that takes no more of them; they end with these.</summary>
    public Workers First(int count) => count >= Count ? this : new Workers(_queues[..count]);

    /// <summary>
    /// Runs <paramref name="work"/>(item, worker) for the items 0 … <paramref name="items"/> − 1. Items are handed out in ascending order to
    /// whichever worker is free, so each worker sees its items in ascending order. Returns when all are done.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled between two items; those begun are finished.</exception>
    /// <remarks>
    /// After an exception no further item begins, and the exception of the lowest failed item is thrown; where others merely gave up because of
    /// it, its own.
    /// </remarks>
    public void Run(int items, Action<int, int> work, CancellationToken cancel = default)
    {
        int next = -1;
        var failures = new ConcurrentDictionary<int, Exception>();
        RunOnEach(worker =>
        {
            for (int item = Interlocked.Increment(ref next); item < items && failures.IsEmpty; item = Interlocked.Increment(ref next))
            {
                try
                {
                    cancel.ThrowIfCancellationRequested();
                    work(item, worker);
                }
                catch (Exception exception)
                {
                    failures[item] = exception;
                }
            }
        });
        if (!failures.IsEmpty)
            ExceptionDispatchInfo.Throw(failures.OrderBy(failure => failure.Value is OperationCanceledException).ThenBy(failure => failure.Key).First().Value);
    }

    /// <summary>Runs <paramref name="work"/>(worker) once on each thread and returns when all are done.</summary>
    /// <remarks>The exception of the lowest failed worker is thrown, before that of one that gave up.</remarks>
    public void RunOnEach(Action<int> work)
    {
        var failures = new Exception?[Count];
        using var done = new CountdownEvent(Count);
        for (int i = 0; i < Count; i++)
        {
            int worker = i;
            _queues[i].Add(() =>
            {
                try
                {
                    work(worker);
                }
                catch (Exception exception)
                {
                    failures[worker] = exception;
                }
                finally
                {
                    done.Signal();
                }
            });
        }

        done.Wait(CancellationToken.None);
        if (failures.OfType<Exception>().OrderBy(failure => failure is OperationCanceledException).FirstOrDefault() is { } first)
            ExceptionDispatchInfo.Throw(first);
    }

    public void Dispose()
    {
        if (!_ownsThreads)
            return;
        foreach (BlockingCollection<Action> queue in _queues)
            queue.CompleteAdding();
    }

    private static void Serve(BlockingCollection<Action> queue)
    {
        torch.set_num_threads(1);
        foreach (Action action in queue.GetConsumingEnumerable())
            action();
    }
}
