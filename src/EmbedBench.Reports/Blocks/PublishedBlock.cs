using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// Published figures beside the run's with the difference, a table for each word before the first dot. Options narrow them: <c>stages</c>
/// (those words, as <c>base, tuned, gain%</c>), <c>metrics</c>, <c>dimensions</c>; <c>notes: yes</c> shows only those that have a note.
/// </summary>
internal sealed class PublishedBlock : IReportBlock
{
    public string Name => "published";

    public IReadOnlyList<string> Options => ["stages", "metrics", "dimensions", "notes"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        bool onlyNoted = options.Truth("notes", false);
        PublishedFilter filter = PublishedFilter.Read(options);
        IGrouping<string, PublishedFigure>[] groups =
        [
            .. context.Published.Where(filter.Matches).Where(published => !onlyNoted || published.Note.Length > 0)
                .GroupBy(published => PublishedFilter.StageOf(published.Figure)),
        ];
        if (groups.Length == 0)
            return [Remarks.Say("Nothing was published that this table could show.")];
        return groups.SelectMany(group => groups.Length == 1
            ? new ReportElement[] { Table(context, group.Key, [.. group]) }
            : [new ReportElement.Paragraph(new Span(Title(group.Key), SpanStyle.Strong)), Table(context, group.Key, [.. group])]);
    }

    private ReportElement.Table Table(ReportContext context, string stage, PublishedFigure[] figures)
    {
        bool areMetrics = figures.All(published => FigureParts.Of(published.Figure) is not null);
        bool withNotes = figures.Any(published => published.Note.Length > 0);
        return new ReportElement.Table
        {
            Name = $"{Name}-{stage}",
            Caption = $"{Title(stage)}: published and in this run",
            Columns =
            [
                .. areMetrics ? [new Column("Metric"), Column.Numeric("Dimension")] : new[] { new Column("Figure") },
                Column.Numeric("Published"), Column.Numeric("This run"), Column.Numeric("Difference"), Column.Numeric("Source line"),
                .. withNotes ? [new Column("Note")] : Array.Empty<Column>(),
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
                    .. withNotes ? [published.Note] : Array.Empty<Span>(),
                ]),
            ],
        };
    }

    private static Span[] MetricAndDimension(FigureName figure) =>
        FigureParts.Of(figure) is var (dimension, metric) ? [MetricTitle.Of(metric), dimension] : [];

    /// <summary>This run's figure minus the published one, with a sign; percentages differ by points.</summary>
    private static Span Difference(ReportContext context, PublishedFigure published)
    {
        if (context.Record.Find(published.Figure) is not double value)
            return ReportContext.Absent;
        string format = FigureFormats.Of(published.Figure).TrimStart('+').Replace(" %", "", StringComparison.Ordinal);
        return NumberSpan.Of(value - published.Value, format.StartsWith('0') ? $"+{format}" : "+0");
    }

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
