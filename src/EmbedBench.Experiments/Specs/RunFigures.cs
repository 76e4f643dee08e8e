using EmbedBench.Results.Figures;

namespace EmbedBench.Experiments.Specs;

/// <summary>Which figures a run of a spec has.</summary>
public static class RunFigures
{
    /// <summary>Whether a whole run has the figure; <c>*</c> counts where it has it at one dimension.</summary>
    public static bool Has(ExperimentSpec spec, FigureName figure) => figure switch
    {
        FigureName.Score score => HasStage(spec, score.Stage) && HasMetric(spec, score.Dimension, score.Metric),
        FigureName.Gain gain => HasMetric(spec, gain.Dimension, gain.Metric),
        FigureName.AcrossSizes across =>
            new[] { across.Size, across.Against }.All(spec.Dimensions.Contains) && HasMetric(spec, FigureDimension.All, across.Metric),
        FigureName.UnseenScore score =>
            IsBaseOrTuned(score.Stage) && HasMetric(spec, score.Dimension, score.Metric) && AreKeptByQuery(spec, score.Metric),
        FigureName.MeanSimilarity similarity => IsBaseOrTuned(similarity.Stage),
        FigureName.TextSimilarity similarity =>
            IsBaseOrTuned(similarity.Stage) && Math.Max(similarity.First, similarity.Second) <= (spec.Similarity?.Texts.Count ?? 0),
        FigureName.SampleScore sample =>
            IsBaseOrTuned(sample.Stage) && sample.Query <= (spec.Samples?.Queries.Count ?? 0) && sample.Rank <= (spec.Samples?.Top ?? 0),
        FigureName.EpochLoss loss => loss.Epoch <= spec.Training.Epochs,
        _ => true,
    };

    /// <summary>Whether the values of a metric are kept query by query: those of the gate, or where there is none the primary one.</summary>
    public static bool AreKeptByQuery(ExperimentSpec spec, FigureMetric metric) => spec.Gate.Count > 0
        ? spec.Gate.Any(gate => gate.Metric == metric)
        : metric.Judgment is null && metric.Metric == spec.Evaluation.Primary.ToString();

    /// <summary>The figures that a name with <c>*</c> stands for, one a dimension of the spec; any other name stands for itself.</summary>
    public static IEnumerable<FigureName> Expand(ExperimentSpec spec, FigureName figure) => figure switch
    {
        FigureName.Score { Dimension.IsAll: true } score =>
            spec.Dimensions.Select(size => score with { Dimension = FigureDimension.Of(size) }),
        FigureName.UnseenScore { Dimension.IsAll: true } score =>
            spec.Dimensions.Select(size => score with { Dimension = FigureDimension.Of(size) }),
        FigureName.Gain { Dimension.IsAll: true } gain =>
            spec.Dimensions.Select(size => gain with { Dimension = FigureDimension.Of(size) }),
        _ => [figure],
    };

    private static bool HasStage(ExperimentSpec spec, FigureStage stage) => stage switch
    {
        { IsEpoch: true } => spec.Evaluation.EverySteps is null && stage.Number <= spec.Training.Epochs,
        { Number: > 0 } => stage.Number % (spec.Evaluation.EverySteps ?? int.MaxValue) == 0,
        _ => true,
    };

    private static bool HasMetric(ExperimentSpec spec, FigureDimension dimension, FigureMetric metric) =>
        (dimension.Size is not int size || spec.Dimensions.Contains(size))
        && spec.Evaluation.Metrics.Any(known => known.ToString() == metric.Metric)
        && (metric.Judgment is null || spec.Data.Judgments.Skip(1).Any(judgment => judgment.Name == metric.Judgment));

    private static bool IsBaseOrTuned(FigureStage stage) => stage == FigureStage.Base || stage == FigureStage.Tuned;
}
