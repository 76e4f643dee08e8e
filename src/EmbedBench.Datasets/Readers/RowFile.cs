using EmbedBench.Datasets.Readers.Parquet;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers;

/// <summary>Reads the rows of a file one after another, whatever its format; the ending says which.</summary>
public static class RowFile
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is malformed, or has an ending that no reader knows.</exception>
    public static IEnumerable<Row> Read(string path, CancellationToken cancel) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" => JsonLinesReader.Read(path, cancel),
        ".json" => JsonReader.Read(path, cancel),
        ".csv" => CsvReader.Read(path, cancel),
        ".parquet" => ParquetRows.Read(path, cancel),
        ".tsv" => BeirReader.Read(path, cancel),
        var ending => throw new InvalidDataException(
            $"{path} ends in \"{ending}\"; rows are read from .jsonl, .json, .csv, .parquet and, in a BEIR folder, .tsv."),
    };
}
