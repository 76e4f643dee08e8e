using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// What another order among equal scores could make of the figures: how many it could change, and those of <c>metric</c>, by all judgments.
/// </summary>
internal sealed class TiesBlock : IReportBlock
{
    public string Name => "ties";

    public IReadOnlyList<string> Options => ["metric"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        KeyValuePair<FigureName, TieBounds>[] ties =
            [
                .. context.Run.Ties.Where(
                    pair => pair.Key is FigureName.Score { Stage: var stage } && (stage == FigureStage.Base || stage == FigureStage.Tuned))
                    .OrderBy(pair => pair.Key),
            ];
        KeyValuePair<FigureName, TieBounds>[] open = [.. ties.Where(pair => pair.Value.Lowest < pair.Value.Highest)];
        KeyValuePair<FigureName, TieBounds>[] shown = [.. open.Where(pair => ((FigureName.Score)pair.Key).Metric.Metric == metric.Metric)];
        var remark = new ReportElement.Paragraph(
            "Passages with equal scores are ordered by their ids. Of ", NumberSpan.Count(ties.Length),
            " figures of the base and the tuned model, ",
            open.Length == 0 ? "none" : NumberSpan.Count(open.Length),
            $" {(open.Length < 2 ? "depends" : "depend")} on that order{Selection(open.Length, shown.Length, metric)}.");
        return shown.Length == 0
            ? [remark]
            :
            [
                remark,
                new ReportElement.Table
                {
                    Name = Name,
                    Caption = "Figures and what another order among equal scores could make of them",
                    Columns = [new Column("Figure"), Column.Numeric("Lowest"), Column.Numeric("Here"), Column.Numeric("Highest")],
                    Rows = [.. shown.Select(pair => Row(context, pair.Key, pair.Value))],
                },
            ];
    }

    private static string Selection(int open, int shown, FigureMetric metric) => shown switch
    {
        _ when shown == open => "",
        0 => $", none of {MetricTitle.Of(metric)}",
        _ => $"; these are the bounds of {MetricTitle.Of(metric)}, and the run's record holds the others",
    };

    private static IReadOnlyList<Span> Row(ReportContext context, FigureName figure, TieBounds bounds) =>
    [
        new Span(figure.ToString(), SpanStyle.Code), NumberSpan.Of(bounds.Lowest, NumberFormat.Score), context.Show(figure),
        NumberSpan.Of(bounds.Highest, NumberFormat.Score),
    ];
}
