using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Grids;

/// <summary>Tables with commas between the cells: a header without numbers, then rows that begin with one.</summary>
internal static class CommaGrids
{
    private const int FewestColumns = 4;

    public static IEnumerable<Grid> Read(IReadOnlyList<string> lines)
    {
        for (int line = 0; line + 1 < lines.Count; line++)
        {
            string[] header = Cells(lines[line]);
            if (header.Length < FewestColumns || header.Any(cell => cell.Length == 0 || WrittenNumber.Parse(cell) is not null))
                continue;
            var rows = new List<GridRow>();
            var cut = new List<(int, string)>();
            int next = line + 1;
            for (; next < lines.Count && Cells(lines[next]) is var cells && cells.Length > 1 && WrittenNumber.Parse(cells[0]) is not null; next++)
            {
                if (cells.Length == header.Length)
                    rows.Add(new GridRow(next + 1, cells));
                else
                    cut.Add((next + 1, lines[next]));
            }

            if (rows.Count > 0)
            {
                yield return new Grid(line + 1, header, rows, cut);
                line = next - 1;
            }
        }
    }

    private static string[] Cells(string line) => [.. line.Split(',').Select(CellText.Of)];
}
