using CsvHelper;
using EmbedBench.Datasets.Rows;
using Csv = CsvHelper.CsvReader;

namespace EmbedBench.Datasets.Readers;

/// <summary>
/// CSV (RFC 4180): commas, quoted fields with line ends and doubled quotes, a header line, UTF-8; blank lines are passed over.
/// </summary>
internal static class CsvReader
{
    // Nothing is guessed and nothing is repaired; the header is read as a record like any other, since its names are checked here.
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        HasHeader = false,
        TrimWhitespace = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MaxRecordSize = Utf8Text.LongestLine,
        TrackLineNumbers = true,
    };

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not UTF-8, has no header or the same name twice there, a quote stands where none may, or a row has another number of
    /// fields.
    /// </exception>
    public static IEnumerable<Row> Read(string path, CancellationToken cancel)
    {
        Utf8Text.Check(path, cancel);
        using var reader = Csv.Create(InputFile.Open(path), Options);
        string[] columns = ReadRecord(reader, path)
            ?? throw new InvalidDataException($"{path} is empty; a CSV file begins with a line of column names.");
        if (columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"{path} names the column \"{twice.Key}\" twice in its header.");
        while (ReadRecord(reader, path) is { } fields)
        {
            cancel.ThrowIfCancellationRequested();
            var place = new RowPlace(path, "line", reader.LineNumber);
            if (fields.Length != columns.Length)
                throw new InvalidDataException($"{place} has {fields.Length} fields; the header names {columns.Length} columns.");
            yield return new Row(place, columns, Array.ConvertAll(fields, Cell.Of));
        }
    }

    private static string[]? ReadRecord(Csv reader, string path)
    {
        try
        {
            return reader.Read() ? reader.Current.ToArray() : null;
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException($"{path} is not CSV: {error.Message}", error);
        }
    }
}
