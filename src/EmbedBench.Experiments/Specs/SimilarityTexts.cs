namespace EmbedBench.Experiments.Specs;

/// <summary>Texts that a report shows the cosines of, each with each.</summary>
public sealed record SimilarityTexts
{
    /// <summary>To which size embeddings are cut.</summary>
    public required int Dimension { get; init; }

    /// <summary>At least two.</summary>
    public required IReadOnlyList<string> Texts { get; init; }
}
