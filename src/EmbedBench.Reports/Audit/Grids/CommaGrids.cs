using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Grids;

/// <summary>Tables with commas between the cells: a header without numbers, then rows that begin with one.</summary>
internal static class CommaGrids
{
    private const int FewestColumns = 4;

    public static IEnumerable<Grid> Read(IReadOnlyList<string> lines)
    {
        for (int index = 0; index < lines.Count; index++)
        {
            string[] header = Cells(lines[index]);
            if (header.Length < FewestColumns || header.Any(cell => cell.Length == 0 || WrittenNumber.Parse(cell) is not null))
                continue;
            if (PrintedGrid.Read(lines, index, header, Row) is not { } grid)
                continue;
            yield return grid;
            index = grid.LastLine - 1;
        }
    }

    private static string[]? Row(string line) =>
        Cells(line) is { Length: > 1 } cells && WrittenNumber.Parse(cells[0]) is not null ? cells : null;

    private static string[] Cells(string line) => [.. line.Split(',').Select(CellText.Of)];
}
