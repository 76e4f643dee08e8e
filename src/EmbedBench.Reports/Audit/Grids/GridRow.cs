namespace EmbedBench.Reports.Audit.Grids;

/// <summary>A row of a table.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Cells">Without markup.</param>
internal sealed record GridRow(int Line, IReadOnlyList<string> Cells);
