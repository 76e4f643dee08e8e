namespace EmbedBench.Reports.Audit.Grids;

/// <summary>Reads a table that is printed line by line below its header.</summary>
internal static class PrintedGrid
{
    /// <summary>The table, or null where no whole row follows the header.</summary>
    /// <param name="lines">Of the report.</param>
    /// <param name="headerIndex">Where the header stands in them.</param>
    /// <param name="header">Its cells.</param>
    /// <param name="cellsOf">A line's cells; none for a line that only separates rows, null for one that ends the table.</param>
    public static Grid? Read(IReadOnlyList<string> lines, int headerIndex, string[] header, Func<string, string[]?> cellsOf)
    {
        var rows = new List<GridRow>();
        var cut = new List<(int, string)>();
        for (int index = headerIndex + 1; index < lines.Count && cellsOf(lines[index]) is { } cells; index++)
        {
            if (cells.Length == header.Length)
                rows.Add(new GridRow(index + 1, cells));
            else if (cells.Length > 0 && rows.Count == 0)
                return null;
            else if (cells.Length > 0)
                cut.Add((index + 1, lines[index].Trim()));
        }

        return rows.Count == 0 ? null : new Grid(headerIndex + 1, header, rows, cut);
    }
}
