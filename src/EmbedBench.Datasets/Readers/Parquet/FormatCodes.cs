namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>How scalars are stored. Codes of the format, as in the other enumerations here.</summary>
internal enum PhysicalType
{
    Boolean = 0,
    Int32 = 1,
    Int64 = 2,
    Int96 = 3,
    Float = 4,
    Double = 5,
    ByteArray = 6,
    FixedLengthByteArray = 7,
}

/// <summary>How often a field of the schema stands in its parent.</summary>
internal enum Repetition
{
    Required = 0,
    Optional = 1,
    Repeated = 2,
}

/// <summary>What pages are packed with. LZO and the older LZ4, which has no one format, are not read.</summary>
internal enum Codec
{
    None = 0,
    Snappy = 1,
    Gzip = 2,
    Lzo = 3,
    Brotli = 4,
    Lz4Old = 5,
    Zstandard = 6,
    Lz4 = 7,
}

/// <summary>How values or levels are written. Bit-packed levels, long out of use, are not read.</summary>
internal enum ValueEncoding
{
    Plain = 0,
    PlainDictionary = 2,
    RunLengths = 3,
    BitPacked = 4,
    Differences = 5,
    TextsBehindLengths = 6,
    TextsWithSharedPrefixes = 7,
    Dictionary = 8,
    SplitStreams = 9,
}

internal enum PageKind
{
    Data = 0,
    Index = 1,
    Dictionary = 2,
    DataVersion2 = 3,
}
