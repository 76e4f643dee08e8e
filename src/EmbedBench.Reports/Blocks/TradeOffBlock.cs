using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>What a smaller embedding costs and saves: quality against bytes and, where the run measured it, time of a search.</summary>
internal sealed class TradeOffBlock : IReportBlock
{
    /// <summary>What the names of search times begin with; the dimension follows.</summary>
    public const string SearchStart = "search.";

    private const int BytesOfFloat = sizeof(float);
    private const double Million = 1e6;

    public string Name => "trade-off";

    public IReadOnlyList<string> Options => ["metric"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        if (!context.IsTuned || context.Dimensions.Count == 0)
            return Remarks.NotTuned;
        bool withTime = context.Dimensions.All(size => SearchSeconds(context, size) is not null);
        return
        [
            new ReportElement.Table
            {
                Name = Name,
                Caption = $"{MetricTitle.Of(metric)} against size",
                Columns =
                [
                    Column.Numeric("Dimension"), Column.Numeric("Bytes a vector"), Column.Numeric("A million vectors"),
                    .. withTime ? [Column.Numeric("Search, all queries")] : Array.Empty<Column>(),
                    Column.Numeric($"Tuned {MetricTitle.Of(metric)}"), Column.Numeric("Of its own best"),
                    Column.Numeric("Against the whole base"),
                ],
                Rows = [.. context.Dimensions.Select(size => Row(context, size, metric, withTime))],
            },
        ];
    }

    private static IReadOnlyList<Span> Row(ReportContext context, int size, FigureMetric metric, bool withTime)
    {
        int largest = context.Dimensions[0];
        return
        [
            size.ToString(CultureInfo.InvariantCulture),
            NumberSpan.Count(size * BytesOfFloat),
            NumberSpan.Of(size * BytesOfFloat * Million, NumberFormat.Bytes),
            .. withTime ? [NumberSpan.Of(SearchSeconds(context, size)!.Value, NumberFormat.Seconds)] : Array.Empty<Span>(),
            context.Score(FigureStage.Tuned, size, metric),
            size == largest
                ? NumberSpan.Of(100, NumberFormat.Percent)
                : context.Show(new FigureName.AcrossSizes(OfTuned: true, size, largest, metric)),
            size == largest
                ? context.Gain(size, metric, inPercent: true)
                : context.Show(new FigureName.AcrossSizes(OfTuned: false, size, largest, metric)),
        ];
    }

    private static double? SearchSeconds(ReportContext context, int size) =>
        context.Record.Measured.Seconds.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{SearchStart}{size}"), out double seconds)
            ? seconds
            : null;
}
