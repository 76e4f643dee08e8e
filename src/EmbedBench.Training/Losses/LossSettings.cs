namespace EmbedBench.Training.Losses;

/// <summary>A loss with its options: a closed set, as the spec's <c>loss:</c> names it.</summary>
public abstract record LossSettings
{
    private LossSettings()
    {
    }

    /// <summary>In-batch negatives, one direction. <c>multiple-negatives-ranking</c></summary>
    public sealed record MultipleNegativesRanking : LossSettings
    {
        public double Scale { get; init; } = 20;
    }

    /// <summary>The same figures with graphs run again. <c>cached-multiple-negatives-ranking</c></summary>
    public sealed record CachedMultipleNegativesRanking : LossSettings
    {
        public double Scale { get; init; } = 20;
    }

    /// <summary>In-batch negatives, both directions. <c>symmetric-multiple-negatives-ranking</c></summary>
    public sealed record SymmetricMultipleNegativesRanking : LossSettings
    {
        public double Scale { get; init; } = 20;
    }

    /// <summary>Another loss on truncated embeddings, summed over sizes. <c>matryoshka</c></summary>
    public sealed record Matryoshka : LossSettings
    {
        public required LossSettings Of { get; init; }

        /// <summary>Sizes, or null for the experiment's dimensions.</summary>
        public IReadOnlyList<int>? Dimensions { get; init; }

        /// <summary>A weight a size, or null for 1 each.</summary>
        public IReadOnlyList<double>? Weights { get; init; }

        /// <summary>How many sizes a step takes at random, or null for all.</summary>
        public int? DimensionsPerStep { get; init; }
    }

    /// <summary>Anchor nearer to the positive than to the negative by a margin, Euclidean. <c>triplet</c></summary>
    public sealed record Triplet : LossSettings
    {
        public double Margin { get; init; } = 5;
    }

    /// <summary>Order of cosines by score. <c>cosent</c></summary>
    public sealed record CoSent : LossSettings
    {
        public double Scale { get; init; } = 20;
    }

    /// <summary>Squared difference of cosine and score. <c>cosine-similarity</c></summary>
    public sealed record CosineSimilarity : LossSettings;
}
