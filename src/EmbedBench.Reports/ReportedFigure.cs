using EmbedBench.Results.Figures;

namespace EmbedBench.Reports;

/// <summary>A figure that a report states.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Text">As it is written there.</param>
/// <param name="Line">Where, from 1.</param>
/// <param name="Column">Where its markup begins in that line, from 1.</param>
public sealed record ReportedFigure(FigureName Name, string Text, int Line, int Column);
