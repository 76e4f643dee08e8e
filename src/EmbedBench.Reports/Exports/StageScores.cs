using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Exports;

/// <summary>The metrics of a stage at a dimension, by the primary judgments.</summary>
internal sealed record StageScores(FigureStage Stage, int Dimension, IReadOnlyList<KeyValuePair<FigureMetric, double>> Metrics)
{
    /// <summary>Base before tuned, large dimensions before small ones.</summary>
    public static IReadOnlyList<StageScores> Of(RunRecord record) =>
    [
        .. record.Deterministic.Figures
            .Where(
                pair => pair.Key is FigureName.Score { Metric.Judgment: null, Dimension.Size: not null } score
                    && (score.Stage == FigureStage.Base || score.Stage == FigureStage.Tuned))
            .OrderBy(pair => pair.Key)
            .GroupBy(pair => pair.Key is FigureName.Score score ? (score.Stage, Size: score.Dimension.Size!.Value) : default)
            .Select(
                group => new StageScores(
                    group.Key.Stage,
                    group.Key.Size,
                    [.. group.Select(pair => KeyValuePair.Create(((FigureName.Score)pair.Key).Metric, pair.Value))])),
    ];
}
