using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Retrieval.Significance;

namespace EmbedBench.Experiments.Comparisons;

/// <summary>A metric in two runs, or at two stages of one, query by query.</summary>
/// <param name="Baseline">What it is called in the baseline.</param>
/// <param name="Current">What it is called in the current run.</param>
/// <param name="Tests">Interval, tests and counts.</param>
/// <param name="AdjustedPValue">Of the randomisation test, by Holm's correction over all figures that are compared at once.</param>
public sealed record ComparedFigure(FigureName.Score Baseline, FigureName.Score Current, PairedComparison Tests, double AdjustedPValue)
{
    public double BaselineMean => Rounding.Metric(Tests.Scores.Queries.Average(query => query.Baseline));

    public double CurrentMean => Rounding.Metric(Tests.Scores.Queries.Average(query => query.Current));

    /// <summary>Current minus baseline, as exact as records hold metrics.</summary>
    public double Difference => Rounding.Metric(Tests.Scores.MeanDifference);
}
