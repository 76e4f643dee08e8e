namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>Where a column of a row group stands in the file, and how it is packed.</summary>
/// <param name="Codec">What its pages are packed with.</param>
/// <param name="Values">Entries, null ones included.</param>
/// <param name="Start">Position of its first page.</param>
/// <param name="Bytes">Bytes of all its pages.</param>
internal sealed record ColumnChunk(Codec Codec, long Values, long Start, long Bytes)
{
    /// <exception cref="InvalidDataException">Something is missing.</exception>
    public static ColumnChunk Read(CompactStructure chunk)
    {
        CompactStructure metadata = chunk.Structure(3) ?? throw new InvalidDataException("a column has no metadata, or encrypted ones");
        long data = metadata.Needed(9, "position");
        return new ColumnChunk(
            (Codec)metadata.Needed(4, "codec"),
            metadata.Needed(5, "number of values"),
            metadata.Integer(11) is { } dictionary and > 0 ? Math.Min(dictionary, data) : data,
            metadata.Needed(7, "size"));
    }
}
