using EmbedBench.Results.Figures;
using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>A figure over the runs of one configuration, which differ in their seed alone.</summary>
public sealed record SweepFigure
{
    public required FigureName Name { get; init; }

    /// <summary>In the order of the sweep's seeds; null where a run has no such figure, or failed.</summary>
    public required IReadOnlyList<double?> Values { get; init; }

    /// <summary>Over the runs that have it; null where none has.</summary>
    public double? Mean => Values.Average();

    /// <summary>Where the mean lies, by the t distribution; null for fewer than two values.</summary>
    public required Interval? Confidence { get; init; }

    /// <summary>Against the same seeds of the first configuration; null for that one, and where no seed is shared.</summary>
    public required double? Difference { get; init; }

    /// <summary>Of the paired t-test over the shared seeds; null for fewer than two.</summary>
    public required double? PValue { get; init; }

    /// <summary>The same by Holm's correction over all tests of the sweep.</summary>
    public double? AdjustedPValue { get; init; }
}
