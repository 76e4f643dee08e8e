namespace EmbedBench.Reports.Audit.Grids;

/// <summary>A table of a report, however it is drawn: with bars, in columns of blanks or with commas.</summary>
/// <param name="Line">Of its header, from 1.</param>
/// <param name="Header">Cells without markup.</param>
/// <param name="Rows">Each with as many cells as the header.</param>
/// <param name="CutRows">Rows that have fewer: their line and text. They are not read.</param>
internal sealed record Grid(
    int Line, IReadOnlyList<string> Header, IReadOnlyList<GridRow> Rows, IReadOnlyList<(int Line, string Text)> CutRows)
{
    /// <summary>The last line that belongs to it.</summary>
    public int LastLine =>
        Math.Max(Line, Math.Max(Rows.Count == 0 ? 0 : Rows.Max(row => row.Line), CutRows.Count == 0 ? 0 : CutRows.Max(row => row.Line)));
}
