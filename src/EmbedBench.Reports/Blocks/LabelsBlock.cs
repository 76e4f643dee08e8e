using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>The mean of a metric over the queries that share a label, base beside tuned: <c>label: style</c>.</summary>
internal sealed class LabelsBlock : IReportBlock
{
    public string Name => "labels";

    public IReadOnlyList<string> Options => ["label", "metric", "dimension"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        string? label = options.Text("label") ?? context.Run.Queries.Values
            .SelectMany(query => query.Labels.Keys).Order(StringComparer.Ordinal).FirstOrDefault();
        FigureMetric metric = options.Metric("metric");
        var dimension = FigureDimension.Of(options.Dimension("dimension", context.Dimensions.FirstOrDefault(1)));
        if (Values(context, FigureStage.Base, dimension, metric) is not { } before || label is null)
            return [Remarks.Say("The record has no values by query, or its queries no labels.")];
        IReadOnlyDictionary<string, double>? after = Values(context, FigureStage.Tuned, dimension, metric);
        return
        [
            new ReportElement.Table
            {
                Name = $"{Name}-{label}",
                Caption = $"{MetricTitle.Of(metric)} by {label}",
                Columns =
                [
                    new Column(LabelTitle.Of(label)), Column.Numeric("Queries"), Column.Numeric("Base"), Column.Numeric("Tuned"),
                    Column.Numeric("Difference"),
                    Column.Numeric("Change"),
                ],
                Compared = [2, 3],
                Rows =
                [
                    .. context.Run.Queries.GroupBy(query => query.Value.Labels.GetValueOrDefault(label, ""))
                        .OrderBy(group => group.Key, StringComparer.Ordinal)
                        .Select(group => Row(group.Key, [.. group.Select(query => query.Key)], before, after)),
                ],
            },
        ];
    }

    private static IReadOnlyDictionary<string, double>? Values(
        ReportContext context, FigureStage stage, FigureDimension dimension, FigureMetric metric) =>
        context.Run.PerQuery.GetValueOrDefault(new FigureName.Score(stage, dimension, metric));

    private static IReadOnlyList<Span> Row(
        string label, string[] queries, IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double>? after)
    {
        double ofBase = queries.Average(query => before[query]);
        IReadOnlyList<Span> tuned = after is null
            ? [ReportContext.Absent, ReportContext.Absent, ReportContext.Absent]
            : Tuned(ofBase, queries.Average(query => after[query]));
        return [label.Length == 0 ? "(none)" : label, NumberSpan.Count(queries.Length), NumberSpan.Of(ofBase, NumberFormat.Score), .. tuned];
    }

    private static IReadOnlyList<Span> Tuned(double before, double after) =>
    [
        NumberSpan.Of(after, NumberFormat.Score), NumberSpan.Of(after - before, NumberFormat.Difference), Change(after - before, before),
    ];

    private static Span Change(double gain, double before) =>
        before == 0 ? ReportContext.Absent : NumberSpan.Of(gain / before * 100, NumberFormat.Change);
}
