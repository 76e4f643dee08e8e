namespace EmbedBench.Cli.Output;

/// <summary>A table as aligned text, for files and pipes.</summary>
internal static class PlainTable
{
    private const string Gap = "  ";

    public static void Write(TextWriter writer, ResultTable table)
    {
        List<string[]> rows = [.. table.Rows.Select(row => row.Select(cell => cell.Text).ToArray())];
        if (table.Columns.Any(column => column.Heading.Length > 0))
            rows.Insert(0, [.. table.Columns.Select(column => column.Heading)]);
        int[] widths = [.. table.Columns.Index().Select(column => rows.Max(row => row[column.Index].Length))];
        foreach (string[] row in rows)
            writer.WriteLine(string.Join(Gap, row.Select(Pad)).TrimEnd());

        string Pad(string text, int column) =>
            table.Columns[column].IsNumber ? text.PadLeft(widths[column]) : text.PadRight(widths[column]);
    }
}
