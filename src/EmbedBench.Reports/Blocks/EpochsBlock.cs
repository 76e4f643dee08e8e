using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// Training loss and metrics after each epoch: one table where there is one dimension, else one a metric, with the sequential score beside
/// the primary one.
/// </summary>
internal sealed class EpochsBlock : IReportBlock
{
    public string Name => "epochs";

    public IReadOnlyList<string> Options => ["metrics", "dimensions"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        IReadOnlyList<FigureMetric> metrics = options.Metrics("metrics");
        IReadOnlyList<int> dimensions = options.Dimensions("dimensions");
        FigureStage[] epochs =
        [
            .. context.Run.Figures.Keys.OfType<FigureName.Score>().Select(score => score.Stage).Where(stage => stage.IsEpoch).Distinct().Order(),
        ];
        if (context.Record.Stage < RunStage.Train || epochs.Length == 0)
            return [Remarks.Say("This run was not evaluated after epochs.")];
        if (dimensions is [var only])
            return [Table(Name, "Metrics after each epoch", [Loss(context), .. metrics.Select(metric => Metric(context, metric, only, MetricTitle.Of(metric)))], epochs)];
        return metrics.Select((metric, index) =>
        {
            IEnumerable<EpochColumn> columns = dimensions.Select(size => Metric(context, metric, size, size.ToString(CultureInfo.InvariantCulture)));
            if (index == 0)
                columns = columns.Prepend(Loss(context));
            if (metric == context.Primary)
                columns = columns.Append(Metric(context, metric, context.Dimensions[^1], "Sequential score"));
            return Table($"{Name}-{metric}", $"{MetricTitle.Of(metric)} after each epoch", [.. columns], epochs);
        }).SelectMany(table => new ReportElement[] { new ReportElement.Paragraph(new Span($"{table.Caption}, by dimension", SpanStyle.Strong)), table });
    }

    private static EpochColumn Loss(ReportContext context) => new("Training loss", epoch => context.Show(new FigureName.EpochLoss(epoch.Number)));

    private static EpochColumn Metric(ReportContext context, FigureMetric metric, int size, string title) =>
        new(title, epoch => context.Score(epoch, size, metric));

    private static ReportElement.Table Table(string name, string caption, EpochColumn[] columns, FigureStage[] epochs) => new()
    {
        Name = name,
        Caption = caption,
        Columns = [new Column("Epoch"), .. columns.Select(column => Column.Numeric(column.Title))],
        Rows =
        [
            .. epochs.Select(epoch => (IReadOnlyList<Span>)[epoch.Number.ToString(CultureInfo.InvariantCulture), .. columns.Select(column => column.Cell(epoch))]),
        ],
    };

    private sealed record EpochColumn(string Title, Func<FigureStage, Span> Cell);
}
