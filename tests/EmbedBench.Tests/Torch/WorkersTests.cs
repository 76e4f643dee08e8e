using EmbedBench.Torch;

namespace EmbedBench.Tests.Torch;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_ManyItems_RunsEachOnceAndInAscendingOrderOnEachWorker(int count)
    {
        using var workers = new Workers(count);
        var seen = new List<int>[count];
        for (int i = 0; i < count; i++)
            seen[i] = [];
        workers.Run(1000, (item, worker) => seen[worker].Add(item), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 1000), seen.SelectMany(items => items).Order());
        Assert.All(seen, items => Assert.Equal(items.Order(), items));
    }

    [Fact]
    public void Run_ItemsFail_ThrowsTheLowestAndGoesOnWorkingAfterwards()
    {
        using var workers = new Workers(2);
        using var both = new Barrier(2);
        var failure = Assert.Throws<InvalidDataException>(() => workers.Run(
            100,
            (item, _) =>
            {
                if (item > 1)
                    return;
                both.SignalAndWait(TestContext.Current.CancellationToken);
                throw new InvalidDataException($"item {item}");
            },
            TestContext.Current.CancellationToken));
        Assert.Equal("item 0", failure.Message);
        int done = 0;
        workers.Run(10, (_, _) => Interlocked.Increment(ref done), TestContext.Current.CancellationToken);
        Assert.Equal(10, done);
    }

    [Fact]
    public void Run_Cancelled_BeginsNoFurtherItem()
    {
        using var workers = new Workers(2);
        using var cancel = new CancellationTokenSource();
        int begun = 0;
        Assert.Throws<OperationCanceledException>(() => workers.Run(
            1000,
            (_, _) =>
            {
                Interlocked.Increment(ref begun);
                cancel.Cancel();
            },
            cancel.Token));
        Assert.InRange(begun, 1, 2);
    }
}
