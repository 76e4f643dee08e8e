namespace EmbedBench.Datasets.Splits;

/// <summary>How rows are divided into training and test rows: a closed set, as the spec's <c>split:</c> names it.</summary>
public abstract record SplitRule
{
    private SplitRule()
    {
    }

    /// <summary>
    /// The row indices of <paramref name="File"/> beside the spec, <c>{"train": […], "test": […]}</c>, in its order. <c>given: FILE</c>
    /// </summary>
    public sealed record Given(string File) : SplitRule;

    /// <summary>
    /// As Hugging Face datasets: <c>Dataset.shuffle(seed)</c> first where <paramref name="Shuffle"/> is a seed, then
    /// <c>train_test_split(test_size, seed)</c>. <c>like: huggingface</c>
    /// </summary>
    /// <param name="Shuffle">Seed of the shuffle, or null for none.</param>
    /// <param name="Test">Share of test rows, between 0 and 1; rounded up to whole rows.</param>
    /// <param name="Seed">Seed of the split.</param>
    public sealed record HuggingFace(long? Shuffle, double Test, long Seed) : SplitRule;

    /// <summary>
    /// As Python's <c>random.seed(seed)</c>, <c>random.shuffle(rows)</c>, then a cut. <c>like: python-shuffle</c>
    /// </summary>
    /// <param name="Seed">Seed of the shuffle.</param>
    /// <param name="Train">Share of training rows, between 0 and 1; rounded down to whole rows.</param>
    public sealed record PythonShuffle(long Seed, double Train) : SplitRule;
}
