using System.Text.Json;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers;

/// <summary>JSON objects as rows. Numbers keep the digits of the file.</summary>
internal static class JsonCells
{
    /// <param name="element">One element of the file.</param>
    /// <param name="place">Its place.</param>
    /// <param name="previous">The columns of the row before, shared where they are the same.</param>
    /// <exception cref="InvalidDataException">The element is no object, or a text in it has half a surrogate pair.</exception>
    public static Row Row(JsonElement element, RowPlace place, IReadOnlyList<string> previous)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{place} holds {element.ValueKind}; a row is a JSON object, {{\"column\": value, …}}.");
        try
        {
            var columns = new List<string>(previous.Count);
            var cells = new List<Cell>(previous.Count);
            foreach (JsonProperty property in element.EnumerateObject())
            {
                columns.Add(property.Name);
                cells.Add(Cell(property.Value));
            }

            return new Row(place, columns.SequenceEqual(previous, StringComparer.Ordinal) ? previous : columns, cells);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException($"{place} holds a text with half a surrogate pair (\\uD800 to \\uDFFF).", error);
        }
    }

    private static Cell Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Rows.Cell.Of(value.GetString()!),
        JsonValueKind.Null => Rows.Cell.Null,
        JsonValueKind.Array => Rows.Cell.Of([.. value.EnumerateArray().Select(Cell)]),
        JsonValueKind.Object => Rows.Cell.OfStructure(value.GetRawText()),
        _ => Rows.Cell.Of(value.GetRawText()),
    };
}
