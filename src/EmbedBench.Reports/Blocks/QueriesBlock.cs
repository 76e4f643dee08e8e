using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// Test queries of one kind: <c>show: improved</c> or <c>worsened</c> by tuning (most changed first), <c>right</c> or <c>wrong</c> with the
/// tuned model (in the order of the test); <c>top</c> of them.
/// </summary>
internal sealed class QueriesBlock : IReportBlock
{
    private const string Improved = "improved";
    private const string Worsened = "worsened";
    private const string Right = "right";
    private const string Wrong = "wrong";
    private const int MostLetters = 120;

    public string Name => "queries";

    public IReadOnlyList<string> Options => ["show", "top", "metric", "dimension", "label"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        string show = options.Choice("show", Improved, [Improved, Worsened, Right, Wrong]);
        int top = options.Number("top", 5);
        FigureMetric metric = options.Metric("metric");
        int dimension = options.Dimension("dimension", context.Dimensions.FirstOrDefault(1));
        string? label = options.Text("label");
        if (!context.IsTuned)
            return Remarks.NotTuned;
        QueryChange[] chosen = [.. Choose(QueryChanges.Of(context, dimension, metric), show).Take(top)];
        if (chosen.Length == 0)
            return [Remarks.Say("There are no such queries.")];
        return
        [
            new ReportElement.Table
            {
                Name = $"{Name}-{show}",
                Caption = $"Queries: {show}",
                Columns =
                [
                    new Column("Query"), .. label is null ? Array.Empty<Column>() : [new Column(LabelTitle.Of(label))],
                    Column.Numeric("Base"), Column.Numeric("Tuned"), Column.Numeric("Difference"),
                ],
                Rows = [.. chosen.Select(change => Row(change, label))],
            },
        ];
    }

    private static IEnumerable<QueryChange> Choose(IReadOnlyList<QueryChange> changes, string show) => show switch
    {
        Improved => changes.Where(change => change.Difference > 0).OrderByDescending(change => change.Difference),
        Worsened => changes.Where(change => change.Difference < 0).OrderBy(change => change.Difference),
        Right => changes.Where(change => change.Tuned > 0),
        _ => changes.Where(change => change.Tuned == 0),
    };

    private static IReadOnlyList<Span> Row(QueryChange change, string? label) =>
    [
        Excerpt.Of(change.Query.Text, MostLetters),
        .. label is null ? Array.Empty<Span>() : [change.Query.Labels.GetValueOrDefault(label, ReportContext.Absent)],
        NumberSpan.Of(change.Base, NumberFormat.Score), NumberSpan.Of(change.Tuned, NumberFormat.Score),
        NumberSpan.Of(change.Difference, NumberFormat.Difference),
    ];
}
