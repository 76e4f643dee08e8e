using EmbedBench.Shared;

namespace EmbedBench.Datasets.Splits;

/// <summary>What Hugging Face datasets' <c>Dataset.shuffle</c> and <c>Dataset.train_test_split</c> do with row indices.</summary>
internal static class HuggingFaceSplit
{
    /// <summary>The order in which <c>shuffle(seed)</c> puts the rows.</summary>
    public static int[] Shuffle(int rows, long seed) => new NumPyGenerator(seed).Permutation(rows);

    /// <summary><c>train_test_split(test_size, seed)</c>: the head of a permutation is the test set, the rest trains.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="test">Share of test rows, 0 to 1.</param>
    /// <param name="seed">0 or above.</param>
    public static RowSplit TrainTest(int rows, double test, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(test, 1);
        int[] permutation = new NumPyGenerator(seed).Permutation(rows);
        int testRows = (int)Math.Ceiling(test * rows);
        return new RowSplit(permutation[testRows..], permutation[..testRows]);
    }

    public static RowSplit Apply(int rows, SplitRule.HuggingFace rule)
    {
        RowSplit split = TrainTest(rows, rule.Test, rule.Seed);
        if (rule.Shuffle is not { } seed)
            return split;
        int[] order = Shuffle(rows, seed);
        return new RowSplit([.. split.Train.Select(row => order[row])], [.. split.Test.Select(row => order[row])]);
    }
}
