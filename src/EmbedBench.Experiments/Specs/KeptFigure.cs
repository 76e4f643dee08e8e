using System.Globalization;
using EmbedBench.Results.Figures;

namespace EmbedBench.Experiments.Specs;

/// <summary>The figure whose best evaluation is kept, without a stage: <c>128.ndcg@10</c>.</summary>
public sealed record KeptFigure(int Dimension, FigureMetric Metric)
{
    /// <exception cref="FormatException">Not <c>DIMENSION.METRIC</c>.</exception>
    public static KeptFigure Parse(string text) =>
        FigureName.TryParse($"{FigureStage.Final}.{text}", out FigureName? name)
            && name is FigureName.Score { Dimension.Size: int size } score
            ? new KeptFigure(size, score.Metric)
            : throw new FormatException($"\"{text}\" is written otherwise.");

    /// <summary>The figure after an epoch, a step or at another stage.</summary>
    public FigureName.Score At(FigureStage stage) => new(stage, FigureDimension.Of(Dimension), Metric);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dimension}.{Metric}");
}
