using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Publishing;

/// <summary>The page that lists reports in one folder, each with its primary metric at its largest dimension.</summary>
public static class ReportIndex
{
    /// <summary>The index's file, which code hosts show with its folder.</summary>
    public const string FileName = "README.md";

    private const string Introduction =
        "# Reports\n\n"
        + "Each is rendered from the accepted record of a run; `embedbench report --check` says whether that still holds, "
        + "`--trace` where a figure comes from.\n\n";

    /// <param name="reports">In the order of the list, each lying beside the index as <c>EXPERIMENT.md</c>.</param>
    public static RenderedReport Render(IReadOnlyList<IndexedReport> reports)
    {
        var table = new ReportElement.Table
        {
            Name = "index",
            Caption = "Reports",
            Columns =
            [
                new Column("Report"), new Column("Profile"), new Column("Model"), new Column("Metric"), Column.Numeric("Dimension"),
                Column.Numeric("Base"),
                Column.Numeric("Tuned"), Column.Numeric("Difference"), Column.Numeric("Change"),
            ],
            Compared = [5, 6],
            Rows = [.. reports.Select(Row)],
        };
        var writer = new MarkdownWriter("plots");
        writer.WriteMarkdown(Introduction);
        writer.WriteElements([table]);
        return new RenderedReport { Markdown = writer.Text, Figures = writer.Figures, Tables = [table], Plots = [] };
    }

    private static IReadOnlyList<Span> Row(IndexedReport report)
    {
        var context = new ReportContext(report.Record);
        int largest = context.Dimensions.FirstOrDefault(1);
        return
        [
            new Span(report.Title) { Target = $"{report.Record.Deterministic.Experiment}.md" },
            report.Record.Deterministic.Profile,
            RunSettings.Model(report.Record.Deterministic),
            MetricTitle.Of(context.Primary),
            NumberSpan.Of(largest, "0"),
            context.Score(FigureStage.Base, largest, context.Primary),
            context.Score(FigureStage.Tuned, largest, context.Primary),
            context.Gain(largest, context.Primary, inPercent: false),
            context.Gain(largest, context.Primary, inPercent: true),
        ];
    }
}
