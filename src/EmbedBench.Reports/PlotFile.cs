namespace EmbedBench.Reports;

/// <summary>A plot of a report.</summary>
/// <param name="Path">Relative to the report's folder, with <c>/</c> between folders.</param>
/// <param name="Svg">Its content.</param>
public sealed record PlotFile(string Path, string Svg);
