using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;

namespace EmbedBench.Reports.Blocks;

/// <summary>Which published figures a block shows; what is null lets all through.</summary>
internal sealed record PublishedFilter(IReadOnlyList<string>? Stages, IReadOnlyList<string>? Metrics, IReadOnlyList<string>? Dimensions)
{
    public static PublishedFilter Read(BlockOptions options) =>
        new(Words(options.Text("stages")), Words(options.Text("metrics")), Words(options.Text("dimensions")));

    /// <summary>The word before the first dot: <c>base</c>, <c>gain%</c>, <c>data</c>.</summary>
    public static string StageOf(FigureName figure) => figure.ToString().Split('.')[0];

    public bool Matches(PublishedFigure published)
    {
        (string Dimension, FigureMetric Metric)? parts = FigureParts.Of(published.Figure);
        return Allows(Stages, StageOf(published.Figure)) && Allows(Dimensions, parts?.Dimension) && Allows(Metrics, parts?.Metric.ToString());
    }

    private static bool Allows(IReadOnlyList<string>? words, string? word) => words is null || (word is not null && words.Contains(word));

    private static string[]? Words(string? text) => text?.Split(',', StringSplitOptions.TrimEntries);
}
