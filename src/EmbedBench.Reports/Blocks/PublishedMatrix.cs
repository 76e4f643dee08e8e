using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// Published metrics with a column for each dimension, this run's below them, then the difference where the run has any. A figure that was
/// published twice has two rows; the difference is to the first.
/// </summary>
internal static class PublishedMatrix
{
    /// <param name="context">The run.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="title">The stage in words.</param>
    /// <param name="figures">Of one stage, each with a dimension and a metric; at least one.</param>
    public static IEnumerable<ReportElement> Render(
        ReportContext context, string name, string title, IReadOnlyList<PublishedFigure> figures)
    {
        Entry[] entries = [.. figures.Select(figure => new Entry(figure, FigureParts.Of(figure.Figure)!.Value))];
        string[] dimensions = [.. entries.Select(entry => entry.Parts.Dimension).Distinct()];
        var notes = new NoteList(figures);
        return
        [
            new ReportElement.Table
            {
                Name = name,
                Caption = $"{title}: published and in this run",
                Columns = [new Column("Metric"), new Column("Source"), .. dimensions.Select(Column.Numeric), .. notes.Columns],
                Rows =
                [
                    .. entries.GroupBy(entry => entry.Parts.Metric)
                        .SelectMany(group => Rows(context, group.Key, [.. group], dimensions, notes)),
                ],
            },
            .. notes.Elements,
        ];
    }

    private static IEnumerable<IReadOnlyList<Span>> Rows(
        ReportContext context, FigureMetric metric, Entry[] entries, string[] dimensions, NoteList notes)
    {
        Span title = MetricTitle.Of(metric);
        ILookup<string, PublishedFigure> byDimension = entries.ToLookup(entry => entry.Parts.Dimension, entry => entry.Published);
        int rows = dimensions.Max(dimension => byDimension[dimension].Count());
        for (int row = 0; row < rows; row++)
        {
            PublishedFigure?[] cells = [.. dimensions.Select(dimension => byDimension[dimension].ElementAtOrDefault(row))];
            yield return
            [
                title, "published", .. cells.Select(cell => cell is null ? Span.Empty : new Span(cell.Written) { Value = cell.Value }),
                .. notes.Cells(cells.Select(cell => cell?.Note ?? "")),
            ];
        }

        PublishedFigure?[] first = [.. dimensions.Select(dimension => byDimension[dimension].FirstOrDefault())];
        yield return [title, "this run", .. first.Select(cell => cell is null ? Span.Empty : context.Show(cell.Figure)), .. notes.Cells()];
        if (!first.Any(cell => cell is not null && context.Record.Find(cell.Figure) is not null))
            yield break;
        IEnumerable<Span> differences = first.Select(cell => cell is null ? Span.Empty : PublishedBlock.Difference(context, cell));
        yield return [title, "difference", .. differences, .. notes.Cells()];
    }

    private sealed record Entry(PublishedFigure Published, (string Dimension, FigureMetric Metric) Parts);
}
