namespace EmbedBench.Retrieval.Significance;

/// <summary>How two runs are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Of the bootstrap and of the randomisation, each of which starts anew with it; 0 or above.</summary>
    public required long Seed { get; init; }

    /// <summary>Resamples of the bootstrap, from 1.</summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>Permutations of the randomisation test, from 1: the smallest p-value is one in so many.</summary>
    public int Permutations { get; init; } = 10_000;

    /// <summary>Of the intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// The probability, above 0.5, of finding the smallest detectable difference at the level 1 − <see cref="Confidence"/>.
    /// </summary>
    public double Power { get; init; } = 0.8;
}
