using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>Every metric of a stage at every dimension.</summary>
internal sealed class MetricsBlock : IReportBlock
{
    public string Name => "metrics";

    public IReadOnlyList<string> Options => ["stage", "metrics", "dimensions"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureStage stage = options.Stage("stage", FigureStage.Tuned);
        IReadOnlyList<FigureMetric> metrics = options.Metrics("metrics");
        IReadOnlyList<int> dimensions = options.Dimensions("dimensions");
        if (stage.Reached > context.Record.Stage)
            return Remarks.NotTuned;
        return
        [
            new ReportElement.Table
            {
                Name = $"{Name}-{stage}",
                Caption = $"Metrics of the model at stage {stage}",
                Columns = [new Column("Metric"), .. dimensions.Select(size => Column.Numeric(size.ToString(CultureInfo.InvariantCulture)))],
                Compared = [.. Enumerable.Range(1, dimensions.Count)],
                Rows =
                [
                    .. metrics.Select(metric => (IReadOnlyList<Span>)
                    [
                        new Span(MetricTitle.Of(metric)).Strong(metric == context.Primary),
                        .. dimensions.Select(size => context.Score(stage, size, metric)),
                    ]),
                ],
            },
        ];
    }
}
