using EmbedBench.Reports.Documents;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace EmbedBench.Reports.Audit.Grids;

/// <summary>Tables with bars, as Markdown has them.</summary>
internal static class MarkdownGrids
{
    private static readonly MarkdownPipeline WithTables = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    public static IEnumerable<Grid> Read(string markdown)
    {
        foreach (Table table in MarkdownReading.Parse(markdown, WithTables).Descendants<Table>())
        {
            TableRow[] rows = [.. table.OfType<TableRow>()];
            if (rows.Length == 0)
                continue;
            string[] header = Cells(rows[0], markdown);
            var whole = new List<GridRow>();
            var cut = new List<(int, string)>();
            foreach (TableRow row in rows.Skip(1))
            {
                string[] cells = Cells(row, markdown);
                if (cells.Length == header.Length)
                    whole.Add(new GridRow(row.Line + 1, cells));
                else
                    cut.Add((row.Line + 1, string.Join(" | ", cells)));
            }

            yield return new Grid(rows[0].Line + 1, header, whole, cut);
        }
    }

    private static string[] Cells(TableRow row, string markdown) =>
        [
            .. row.OfType<TableCell>()
                .Select(cell => cell.Count == 0 ? "" : CellText.Of(markdown[cell[0].Span.Start..(cell[^1].Span.End + 1)])),
        ];
}
