using EmbedBench.Reports.Blocks;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Publishing;

/// <summary>Lists where the figures of a report come from.</summary>
public static class FigureTrace
{
    /// <param name="report">The rendered report.</param>
    /// <param name="record">The record that it was rendered from.</param>
    /// <param name="recordFile">What the record's file is called.</param>
    public static IReadOnlyList<TracedFigure> Of(RenderedReport report, RunRecord record, string recordFile) =>
        [.. report.Figures.Select(figure => new TracedFigure(figure, recordFile, Rerun.Command(record.Deterministic)))];
}
