using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;

namespace EmbedBench.Reports.Blocks;

/// <summary>Which published figures a block shows; what is null lets all through.</summary>
internal sealed record PublishedFilter(
    IReadOnlyList<string>? Stages, IReadOnlyList<string>? Metrics, IReadOnlyList<string>? Dimensions, IReadOnlyList<string>? Kinds)
{
    public static PublishedFilter Read(BlockOptions options) =>
        new(Words(options.Text("stages")), Words(options.Text("metrics")), Words(options.Text("dimensions")), Words(options.Text("kinds")));

    /// <summary>The word before the first dot: <c>base</c>, <c>gain%</c>, <c>data</c>.</summary>
    public static string StageOf(FigureName figure) => figure.ToString().Split('.')[0];

    /// <summary>Which of the options' kinds a figure is of.</summary>
    public static string KindOf(FigureName figure) => figure switch
    {
        FigureName.Score or FigureName.UnseenScore or FigureName.Gain or FigureName.AcrossSizes => "metrics",
        FigureName.MeanSimilarity or FigureName.TextSimilarity => "similarity",
        FigureName.SampleScore => "samples",
        _ => "counts",
    };

    public bool Matches(PublishedFigure published)
    {
        (string Dimension, FigureMetric Metric)? parts = FigureParts.Of(published.Figure);
        return Allows(Stages, StageOf(published.Figure))
            && Allows(Kinds, KindOf(published.Figure))
            && Allows(Dimensions, parts?.Dimension)
            && Allows(Metrics, parts?.Metric.ToString());
    }

    private static bool Allows(IReadOnlyList<string>? words, string? word) => words is null || (word is not null && words.Contains(word));

    private static string[]? Words(string? text) => text?.Split(',', StringSplitOptions.TrimEntries);
}
