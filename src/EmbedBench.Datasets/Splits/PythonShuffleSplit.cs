using EmbedBench.Shared;

namespace EmbedBench.Datasets.Splits;

/// <summary>A script's own split: shuffle the list of rows with Python's <c>random</c>, train on the head, test on the rest.</summary>
internal static class PythonShuffleSplit
{
    public static RowSplit Apply(int rows, SplitRule.PythonShuffle rule)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rule.Train, 1);
        int[] order = [.. Enumerable.Range(0, rows)];
        new PythonRandom(rule.Seed).Shuffle(order.AsSpan());
        int trainRows = (int)(rule.Train * rows);
        return new RowSplit(order[..trainRows], order[trainRows..]);
    }
}
