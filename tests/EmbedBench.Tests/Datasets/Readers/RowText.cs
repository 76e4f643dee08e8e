using EmbedBench.Datasets.Rows;

namespace EmbedBench.Tests.Datasets.Readers;

/// <summary>Rows as one text each, to compare them: null, 'text', [list], {structure}.</summary>
internal static class RowText
{
    public static string Of(Row row) => string.Join(", ", row.Columns.Select((column, index) => $"{column}={Of(row.Cells[index])}"));

    public static string Of(Cell cell) => cell.Kind switch
    {
        CellKind.Null => "null",
        CellKind.Text => $"'{cell.Text}'",
        CellKind.List => $"[{string.Join(", ", cell.Items.Select(Of))}]",
        _ => $"structure{cell.Text}",
    };
}
