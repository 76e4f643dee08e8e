using System.Text.Json;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// How many test rows have texts that training has, and a metric with and without these rows: what the tuned model may owe to having seen
/// them.
/// </summary>
internal sealed class OverlapBlock : IReportBlock
{
    public string Name => "overlap";

    public IReadOnlyList<string> Options => ["metric", "dimension"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        var dimension = FigureDimension.Of(options.Dimension("dimension", context.Dimensions.FirstOrDefault(1)));
        if (context.Record.Find(FigureName.OfRun.NearOverlap) is null)
            return [Remarks.Say("The record does not say which test rows have texts that nearly stand in training.")];
        return [Counts(context), Scores(context, dimension, metric), .. Method(context.Run.Overlap)];
    }

    private ReportElement.Table Counts(ReportContext context) => new()
    {
        Name = $"{Name}-counts",
        Caption = "Test rows whose texts are in training",
        Columns = [new Column("Test rows by their"), Column.Numeric("In training"), Column.Numeric("There or nearly")],
        Rows =
        [
            Row(context, "query", FigureName.OfRun.ExactQueryOverlap, FigureName.OfRun.NearQueryOverlap),
            Row(context, "passage", FigureName.OfRun.ExactPassageOverlap, FigureName.OfRun.NearPassageOverlap),
            Row(context, "query or passage", FigureName.OfRun.ExactOverlap, FigureName.OfRun.NearOverlap),
        ],
    };

    private static IReadOnlyList<Span> Row(ReportContext context, string title, FigureName exact, FigureName near) =>
        [title, context.Show(exact), context.Show(near)];

    private ReportElement.Table Scores(ReportContext context, FigureDimension dimension, FigureMetric metric) => new()
    {
        Name = Name,
        Caption = $"{MetricTitle.Of(metric)} with and without the rows whose texts are in training, or nearly",
        Columns = [new Column("Test rows"), Column.Numeric("Number"), Column.Numeric("Base"), Column.Numeric("Tuned")],
        Compared = [2, 3],
        Rows =
        [
            Row(context, "all", _ => true, stage => new FigureName.Score(stage, dimension, metric)),
            Row(
                context, "without seen queries", query => query.QueryOverlap == TextOverlap.None,
                stage => new FigureName.UnseenScore(stage, dimension, metric, RowText.Query)),
            Row(
                context, "without seen passages", query => query.PassageOverlap == TextOverlap.None,
                stage => new FigureName.UnseenScore(stage, dimension, metric, RowText.Passage)),
        ],
    };

    private static IReadOnlyList<Span> Row(
        ReportContext context, string title, Func<EvaluatedQuery, bool> belongs, Func<FigureStage, FigureName> figure) =>
    [
        title,
        NumberSpan.Count(context.Run.Queries.Values.Count(belongs)),
        context.Show(figure(FigureStage.Base)),
        context.Show(figure(FigureStage.Tuned)),
    ];

    private static ReportElement[] Method(JsonElement overlap) =>
        overlap.TryGetProperty("shingle_characters", out JsonElement letters) && overlap.TryGetProperty("near_from_jaccard", out JsonElement least)
            ?
            [
                Remarks.Say(
                    $"Two texts are nearly the same where the Jaccard index of their pieces of {letters} characters is at least {least}, "
                    + "letter case and punctuation aside."),
            ]
            : [];
}
