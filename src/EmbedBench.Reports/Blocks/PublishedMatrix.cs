using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// Published metrics with a column for each dimension, this run's below them. A figure that was published twice has two rows.
/// </summary>
internal static class PublishedMatrix
{
    /// <param name="context">The run.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="title">The stage in words.</param>
    /// <param name="figures">Of one stage, each with a dimension and a metric; at least one.</param>
    public static ReportElement.Table Table(ReportContext context, string name, string title, IReadOnlyList<PublishedFigure> figures)
    {
        Entry[] entries = [.. figures.Select(figure => new Entry(figure, FigureParts.Of(figure.Figure)!.Value))];
        string[] dimensions = [.. entries.Select(entry => entry.Parts.Dimension).Distinct()];
        return new ReportElement.Table
        {
            Name = name,
            Caption = $"{title}: published and in this run",
            Columns = [new Column("Metric"), new Column("Source"), .. dimensions.Select(Column.Numeric)],
            Rows = [.. entries.GroupBy(entry => entry.Parts.Metric).SelectMany(group => Rows(context, group.Key, [.. group], dimensions))],
        };
    }

    private static IEnumerable<IReadOnlyList<Span>> Rows(ReportContext context, FigureMetric metric, Entry[] entries, string[] dimensions)
    {
        ILookup<string, PublishedFigure> byDimension = entries.ToLookup(entry => entry.Parts.Dimension, entry => entry.Published);
        int rows = dimensions.Max(dimension => byDimension[dimension].Count());
        for (int row = 0; row < rows; row++)
        {
            yield return
            [
                MetricTitle.Of(metric), "published",
                .. dimensions.Select(dimension => byDimension[dimension].ElementAtOrDefault(row) is { } published
                    ? new Span(published.Written) { Value = published.Value }
                    : Span.Empty),
            ];
        }

        yield return [MetricTitle.Of(metric), "this run", .. dimensions.Select(dimension => byDimension[dimension].FirstOrDefault() is { } published ? context.Show(published.Figure) : Span.Empty)];
    }

    private sealed record Entry(PublishedFigure Published, (string Dimension, FigureMetric Metric) Parts);
}
