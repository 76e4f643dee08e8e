namespace EmbedBench.Reports.Plots;

/// <summary>A text at a place of a plot.</summary>
internal sealed record PlotHint(double X, double Y, string Text);
