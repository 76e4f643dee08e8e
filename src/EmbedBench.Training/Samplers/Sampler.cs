using EmbedBench.Torch;

namespace EmbedBench.Training.Samplers;

/// <summary>The batches of an epoch, as indices of rows: for a seed and an epoch those of torch's and sentence-transformers' samplers.</summary>
public static class Sampler
{
    /// <summary>How many batches an epoch counts: rows / batch, rounded up. A sampler may yield more; the trainer leaves those out.</summary>
    public static int Count(int rows, int batch) => (rows + batch - 1) / batch;

    /// <param name="kind">The sampler.</param>
    /// <param name="columns">The texts of each column, for the sampler that compares them; <c>columns[c][row]</c>.</param>
    /// <param name="batch">Rows a batch.</param>
    /// <param name="seed">The run's seed; epoch e takes a generator seeded seed + e.</param>
    /// <param name="epoch">From 0.</param>
    public static IReadOnlyList<int[]> Batches(SamplerKind kind, IReadOnlyList<IReadOnlyList<string>> columns, int batch, long seed, int epoch)
    {
        int rows = columns[0].Count;
        return kind switch
        {
            SamplerKind.Sequential => [.. Enumerable.Range(0, rows).Chunk(batch)],
            SamplerKind.Random => [.. Permutation(rows, seed, epoch).Chunk(batch)],
            SamplerKind.NoDuplicates => NoDuplicates.Batches(Permutation(rows, seed, epoch), columns, batch),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static int[] Permutation(int rows, long seed, int epoch)
    {
        var random = new RandomStream(seed + epoch);
        return random.Permutation(rows);
    }
}
