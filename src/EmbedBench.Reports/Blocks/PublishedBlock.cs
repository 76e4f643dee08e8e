using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// Published figures beside the run's with the difference, a table for each word before the first dot. Options narrow them: <c>stages</c>
/// (those words, as <c>base, tuned, gain%</c>), <c>metrics</c>, <c>dimensions</c>, <c>kinds</c>
/// (<c>metrics, similarity, samples, counts</c>); <c>notes: yes</c> shows only those that have a note.
/// <c>layout: matrix</c> shows metrics with a column for each dimension, in two rows instead of a difference.
/// </summary>
internal sealed class PublishedBlock : IReportBlock
{
    public string Name => "published";

    public IReadOnlyList<string> Options => ["stages", "metrics", "dimensions", "kinds", "notes", "layout"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        bool onlyNoted = options.Truth("notes", false);
        bool asMatrix = options.Choice("layout", "list", ["list", "matrix"]) == "matrix";
        PublishedFilter filter = PublishedFilter.Read(options);
        IGrouping<(string Stage, string Kind), PublishedFigure>[] groups =
        [
            .. context.Published.Where(filter.Matches).Where(published => !onlyNoted || published.Note.Length > 0)
                .GroupBy(published => (PublishedFilter.StageOf(published.Figure), PublishedFilter.KindOf(published.Figure))),
        ];
        if (groups.Length == 0)
            return [Remarks.Say("Nothing was published that this table could show.")];
        return groups.SelectMany(group =>
        {
            string title = Title(group.Key.Stage, group.Key.Kind);
            string name = $"{Name}-{group.Key.Stage}-{group.Key.Kind}";
            bool areMetrics = FigureParts.Of(group.First().Figure) is not null;
            IEnumerable<ReportElement> elements = asMatrix && areMetrics
                ? PublishedMatrix.Render(context, name, title, [.. group])
                : Table(context, name, title, areMetrics, [.. group]);
            return groups.Length == 1 ? elements : elements.Prepend(new ReportElement.Paragraph(new Span(title, SpanStyle.Strong)));
        });
    }

    private static IEnumerable<ReportElement> Table(
        ReportContext context, string name, string title, bool areMetrics, PublishedFigure[] figures)
    {
        var notes = new NoteList(figures);
        var table = new ReportElement.Table
        {
            Name = name,
            Caption = $"{title}: published and in this run",
            Columns =
            [
                .. areMetrics ? [new Column("Metric"), Column.Numeric("Dimension")] : new[] { new Column("Figure") },
                Column.Numeric("Published"), Column.Numeric("This run"), Column.Numeric("Difference"), Column.Numeric("Source line"),
                .. notes.Columns,
            ],
            Rows =
            [
                .. figures.Select(published => (IReadOnlyList<Span>)
                [
                    .. areMetrics ? MetricAndDimension(published.Figure) : [new Span(published.Figure.ToString(), SpanStyle.Code)],
                    new Span(published.Written) { Value = published.Value },
                    context.Show(published.Figure),
                    Difference(context, published),
                    published.SeedLine.ToString(CultureInfo.InvariantCulture),
                    .. notes.Cells(published.Note),
                ]),
            ],
        };
        return [table, .. notes.Elements];
    }

    private static Span[] MetricAndDimension(FigureName figure) =>
        FigureParts.Of(figure) is var (dimension, metric) ? [MetricTitle.Of(metric), dimension] : [];

    /// <summary>This run's figure minus the published one, with a sign; percentages differ by points.</summary>
    public static Span Difference(ReportContext context, PublishedFigure published)
    {
        if (context.Record.Find(published.Figure) is not double value)
            return ReportContext.Absent;
        string format = FigureFormats.Of(published.Figure).TrimStart('+').Replace(" %", "", StringComparison.Ordinal);
        return NumberSpan.Of(value - published.Value, format.StartsWith('0') ? $"+{format}" : "+0");
    }

    private static string Title(string stage, string kind) => kind is "similarity" or "samples" ? $"{Title(stage)}: {kind}" : Title(stage);

    private static string Title(string stage) => stage switch
    {
        "base" => "Base model",
        "tuned" => "Tuned model",
        "gain" => "Gain",
        "gain%" => "Gain in percent of base",
        "retained%" => "Share of the largest dimension's score",
        "data" => "Data",
        "train" => "Training",
        _ => $"After {stage.Replace('-', ' ')}",
    };
}
