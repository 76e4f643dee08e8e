using System.Text.Json;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers;

/// <summary>JSON Lines: an object a line, UTF-8; blank lines are passed over.</summary>
internal static class JsonLinesReader
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A line is not UTF-8, not JSON, or no object; the message names it.</exception>
    public static IEnumerable<Row> Read(string path, CancellationToken cancel)
    {
        using StreamReader reader = Utf8Text.Open(path, cancel);
        IReadOnlyList<string> columns = [];
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            Row row = Parse(line, new RowPlace(path, "line", number), columns);
            columns = row.Columns;
            yield return row;
        }
    }

    private static Row Parse(string line, RowPlace place, IReadOnlyList<string> columns)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Options);
            return JsonCells.Row(document.RootElement, place, columns);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{place} is not valid JSON: {error.Message}", error);
        }
    }
}
