namespace EmbedBench.Training.Losses;

/// <summary>Settings to losses.</summary>
internal static class LossCatalogue
{
    /// <param name="settings">The loss and its options.</param>
    /// <param name="dimension">Values an embedding of the model; sizes above it are refused.</param>
    /// <param name="seed">The run's seed, for a loss that draws at random.</param>
    /// <exception cref="ArgumentException">A size is above the dimension, or weights and sizes differ in number.</exception>
    public static Loss Create(LossSettings settings, int dimension, long seed) => settings switch
    {
        LossSettings.MultipleNegativesRanking ranking => new MultipleNegativesRankingLoss(ranking.Scale),
        LossSettings.CachedMultipleNegativesRanking ranking => new MultipleNegativesRankingLoss(ranking.Scale),
        LossSettings.SymmetricMultipleNegativesRanking ranking => new SymmetricMultipleNegativesRankingLoss(ranking.Scale),
        LossSettings.Matryoshka matryoshka => Matryoshka(matryoshka, dimension, seed),
        LossSettings.Triplet triplet => new TripletLoss(triplet.Margin),
        LossSettings.CoSent coSent => new CoSentLoss(coSent.Scale),
        LossSettings.CosineSimilarity => new CosineSimilarityLoss(),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings, "The loss is not in the catalogue."),
    };

    /// <summary>Whether graphs are dropped after the forward pass and run again; null where the size of the batch decides.</summary>
    public static bool? Recomputes(TrainingSettings settings) => settings.Recompute switch
    {
        Recompute.Always => true,
        Recompute.Never => false,
        _ => IsCached(settings.Loss) ? true : null,
    };

    private static bool IsCached(LossSettings settings) => settings switch
    {
        LossSettings.CachedMultipleNegativesRanking => true,
        LossSettings.Matryoshka matryoshka => IsCached(matryoshka.Of),
        _ => false,
    };

    /// <exception cref="ArgumentException">The loss takes other columns than the rows have.</exception>
    public static void RequireColumns(Loss loss, TrainingRows rows)
    {
        (int fewest, int most) = loss.Columns;
        if (rows.Columns.Count < fewest || rows.Columns.Count > most)
            throw new ArgumentException($"The loss takes {(fewest == most ? $"{fewest}" : $"at least {fewest}")} columns of texts, not {rows.Columns.Count}.", nameof(rows));
        if (loss.NeedsScores && rows.Scores is null)
            throw new ArgumentException("The loss compares with scores, and the rows have none.", nameof(rows));
    }

    private static MatryoshkaLoss Matryoshka(LossSettings.Matryoshka settings, int dimension, long seed)
    {
        IReadOnlyList<int> sizes = settings.Dimensions ?? throw new ArgumentException("The Matryoshka loss has no dimensions.", nameof(settings));
        IReadOnlyList<double> weights = settings.Weights ?? [.. sizes.Select(_ => 1.0)];
        if (weights.Count != sizes.Count)
            throw new ArgumentException($"The Matryoshka loss has {sizes.Count} dimensions and {weights.Count} weights.", nameof(settings));
        if (sizes.FirstOrDefault(size => size < 1 || size > dimension) is var wrong && wrong != 0)
            throw new ArgumentException($"The Matryoshka loss has the dimension {wrong}; the model's embeddings have {dimension} values.", nameof(settings));
        return new MatryoshkaLoss(Create(settings.Of, dimension, seed), sizes, weights, settings.DimensionsPerStep, seed);
    }
}
