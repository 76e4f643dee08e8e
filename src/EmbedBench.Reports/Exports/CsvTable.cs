using System.Globalization;
using System.Text;
using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Exports;

/// <summary>A table as RFC 4180 writes it, but with LF: a header, then rows; numbers with all their digits.</summary>
internal static class CsvTable
{
    private static readonly char[] Quoted = [',', '"', '\n', '\r'];

    public static string Write(ReportElement.Table table)
    {
        var text = new StringBuilder();
        WriteRow(text, table.Columns.Select(column => column.Title));
        foreach (IReadOnlyList<Span> row in table.Rows)
            WriteRow(text, row.Select(cell => cell.Value is double value ? value.ToString("R", CultureInfo.InvariantCulture) : cell.Text));
        return text.ToString();
    }

    private static void WriteRow(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quote)).Append('\n');

    private static string Quote(string field) =>
        field.IndexOfAny(Quoted) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
