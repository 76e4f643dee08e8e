using System.Text.Json;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers;

/// <summary>JSON: an array of objects, UTF-8. The array is read piece by piece, so that only one element at a time is in memory.</summary>
internal static class JsonReader
{
    private const long LargestFile = 1L << 30;

    private static readonly JsonSerializerOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not UTF-8, not JSON, no array of objects, or larger than 1 GiB.</exception>
    public static IEnumerable<Row> Read(string path, CancellationToken cancel)
    {
        Utf8Text.Check(path, cancel);
        using FileStream stream = InputFile.Open(path);
        if (stream.Length > LargestFile)
            throw new InvalidDataException($"{path} has {stream.Length} bytes; JSON is read up to {LargestFile}, JSON Lines in any size.");
        using IEnumerator<JsonElement> elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, Options, cancel)
            .ToBlockingEnumerable(cancel)
            .GetEnumerator();
        IReadOnlyList<string> columns = [];
        for (long number = 1; MoveNext(elements, path); number++)
        {
            Row row = JsonCells.Row(elements.Current, new RowPlace(path, "element", number), columns);
            columns = row.Columns;
            yield return row;
        }
    }

    private static bool MoveNext(IEnumerator<JsonElement> elements, string path)
    {
        try
        {
            return elements.MoveNext();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is not valid JSON, or no array of objects: {error.Message}", error);
        }
    }
}
