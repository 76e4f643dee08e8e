using EmbedBench.Results.Records;
using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Experiments.Runner;

/// <summary>What evaluating one state of the model gave.</summary>
internal sealed record StageEvaluation
{
    /// <summary>Rankings by dimension, in the order of the spec.</summary>
    public required IReadOnlyDictionary<int, IReadOnlyList<Ranking>> Rankings { get; init; }

    /// <summary>Scores by dimension and judgments; null names the primary ones.</summary>
    public required IReadOnlyDictionary<(int Dimension, string? Judgment), RankingEvaluation> Scores { get; init; }

    /// <summary>How long the search of all queries took, by dimension.</summary>
    public required IReadOnlyDictionary<int, double> SearchSeconds { get; init; }

    /// <summary>SHA-256 of the embeddings of corpus and queries.</summary>
    public required string EmbeddingsHash { get; init; }

    /// <summary>For each query, the mean cosine with its relevant passages, at the model's whole dimension.</summary>
    public required IReadOnlyList<double> Similarity { get; init; }

    /// <summary>What the spec's sample queries found.</summary>
    public required IReadOnlyList<SampleSearch> Samples { get; init; }

    /// <summary>Cosines of the spec's similarity texts with each other, or null where it has none.</summary>
    public required IReadOnlyList<IReadOnlyList<double>>? TextSimilarity { get; init; }
}
