namespace EmbedBench.Reports;

/// <summary>A report as it is written to disk.</summary>
public sealed record RenderedReport
{
    /// <summary>GitHub's Markdown with LF at the end of each line.</summary>
    public required string Markdown { get; init; }

    /// <summary>The figures of the record that it states, in the order of the text.</summary>
    public required IReadOnlyList<ReportedFigure> Figures { get; init; }

    /// <summary>Its tables, in the order of the text.</summary>
    public required IReadOnlyList<Documents.ReportElement.Table> Tables { get; init; }

    /// <summary>The files that the report shows, light and dark, in the order of the text.</summary>
    public required IReadOnlyList<PlotFile> Plots { get; init; }
}
