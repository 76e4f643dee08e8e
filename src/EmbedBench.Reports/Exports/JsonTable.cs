using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Exports;

/// <summary>A table as <c>{"name", "caption", "columns": [title], "rows": [[{"text", "value", "figure"}]]}</c>.</summary>
internal static class JsonTable
{
    public static string Write(ReportElement.Table table) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("name", table.Name);
        writer.WriteString("caption", table.Caption);
        writer.WriteStartArray("columns");
        foreach (Column column in table.Columns)
            writer.WriteStringValue(column.Title);
        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        foreach (IReadOnlyList<Span> row in table.Rows)
        {
            writer.WriteStartArray();
            foreach (Span cell in row)
                Write(writer, cell);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(System.Text.Json.Utf8JsonWriter writer, Span cell)
    {
        writer.WriteStartObject();
        writer.WriteString("text", cell.Text);
        if (cell.Value is double value)
            writer.WriteNumber("value", value);
        if (cell.Figure is not null)
            writer.WriteString("figure", cell.Figure.ToString());
        if (cell.IsSignificant)
            writer.WriteBoolean("significant", true);
        writer.WriteEndObject();
    }
}
