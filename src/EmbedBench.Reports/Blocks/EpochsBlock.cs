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
            .. context.Run.Figures.Keys.OfType<FigureName.Score>()
                .Select(score => score.Stage).Where(stage => stage.IsEpoch).Distinct().Order(),
        ];
        if (context.Record.Stage < RunStage.Train || epochs.Length == 0)
            return [Remarks.Say("This run was not evaluated after epochs.")];
        return dimensions is [var only]
            ? [AtOneDimension(context, metrics, only, epochs)]
            : metrics.SelectMany((metric, index) => AtEachDimension(context, metric, dimensions, epochs, withLoss: index == 0));
    }

    private ReportElement.Table AtOneDimension(ReportContext context, IReadOnlyList<FigureMetric> metrics, int dimension, FigureStage[] epochs)
    {
        IEnumerable<EpochColumn> columns = metrics.Select(metric => Metric(context, metric, dimension, MetricTitle.Of(metric)));
        return Table(Name, "Metrics after each epoch", [Loss(context), .. columns], epochs);
    }

    private IEnumerable<ReportElement> AtEachDimension(
        ReportContext context, FigureMetric metric, IReadOnlyList<int> dimensions, FigureStage[] epochs, bool withLoss)
    {
        var columns = dimensions.Select(size => Metric(context, metric, size, size.ToString(CultureInfo.InvariantCulture))).ToList();
        if (withLoss)
            columns.Insert(0, Loss(context));
        if (metric == context.Primary)
            columns.Add(Metric(context, metric, context.Dimensions[^1], "Sequential score"));
        string caption = $"{MetricTitle.Of(metric)} after each epoch";
        return
        [
            new ReportElement.Paragraph(new Span($"{caption}, by dimension", SpanStyle.Strong)),
            Table($"{Name}-{metric}", caption, columns, epochs),
        ];
    }

    private static EpochColumn Loss(ReportContext context) =>
        new("Training loss", epoch => context.Show(new FigureName.EpochLoss(epoch.Number)));

    private static EpochColumn Metric(ReportContext context, FigureMetric metric, int size, string title) =>
        new(title, epoch => context.Score(epoch, size, metric));

    private static ReportElement.Table Table(string name, string caption, IReadOnlyList<EpochColumn> columns, FigureStage[] epochs) => new()
    {
        Name = name,
        Caption = caption,
        Columns = [new Column("Epoch"), .. columns.Select(column => Column.Numeric(column.Title))],
        Rows =
        [
            .. epochs.Select(epoch => (IReadOnlyList<Span>)
                [epoch.Number.ToString(CultureInfo.InvariantCulture), .. columns.Select(column => column.Cell(epoch))]),
        ],
    };

    private sealed record EpochColumn(string Title, Func<FigureStage, Span> Cell);
}
