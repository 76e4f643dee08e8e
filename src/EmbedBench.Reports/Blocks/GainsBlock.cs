using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// Base beside tuned at the same dimension, with the difference and that in percent of base; where a metric has more than one dimension,
/// its mean over them follows.
/// </summary>
internal sealed class GainsBlock : IReportBlock
{
    public string Name => "gains";

    public IReadOnlyList<string> Options => ["metrics", "dimensions", "mean"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        IReadOnlyList<FigureMetric> metrics = options.Metrics("metrics");
        IReadOnlyList<int> dimensions = options.Dimensions("dimensions");
        bool withMean = options.Truth("mean", dimensions.Count == context.Dimensions.Count && dimensions.Count > 1);
        if (!context.IsTuned)
            return Remarks.NotTuned;
        var rows = new List<IReadOnlyList<Span>>();
        foreach (FigureMetric metric in metrics)
        {
            rows.AddRange(dimensions.Select(size => Row(context, metric, FigureDimension.Of(size), context.IsSignificant(size, metric))));
            if (withMean)
                rows.Add(Row(context, metric, FigureDimension.Mean, isSignificant: false));
        }

        var table = new ReportElement.Table
        {
            Name = Name,
            Caption = "Base and tuned model at the same dimension",
            Columns =
            [
                new Column("Metric"), Column.Numeric("Dimension"), Column.Numeric("Base"), Column.Numeric("Tuned"),
                Column.Numeric("Difference"),
                Column.Numeric("Change"),
            ],
            Compared = [2, 3],
            Rows = rows,
        };
        return rows.Any(row => row.Any(cell => cell.IsSignificant)) ? [table, Remarks.Significance] : [table];
    }

    private static IReadOnlyList<Span> Row(ReportContext context, FigureMetric metric, FigureDimension dimension, bool isSignificant) =>
    [
        new Span(MetricTitle.Of(metric)).Strong(metric == context.Primary),
        dimension.ToString(),
        context.Show(new FigureName.Score(FigureStage.Base, dimension, metric)),
        context.Show(new FigureName.Score(FigureStage.Tuned, dimension, metric)) with { IsSignificant = isSignificant },
        context.Show(new FigureName.Gain(false, dimension, metric)),
        context.Show(new FigureName.Gain(true, dimension, metric)),
    ];
}
