namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>What stands before each page of a column.</summary>
/// <param name="Kind">Dictionary or data, of version 1 or 2; others are passed over.</param>
/// <param name="UnpackedBytes">Bytes of the page once unpacked.</param>
/// <param name="PackedBytes">Bytes of the page in the file.</param>
/// <param name="Values">Entries of a data page, null ones included, or values of a dictionary.</param>
/// <param name="Encoding">How the values are written.</param>
internal sealed record PageHeader(PageKind Kind, long UnpackedBytes, long PackedBytes, long Values, ValueEncoding Encoding)
{
    /// <summary>In data pages of version 1, whether levels are written as run lengths, as always in version 2.</summary>
    public bool HasRunsOfLevels { get; private init; } = true;

    /// <summary>In data pages of version 2, how many bytes of levels stand unpacked before the values.</summary>
    public long DefinitionBytes { get; private init; }

    public long RepetitionBytes { get; private init; }

    /// <summary>Whether the values are packed: a page of version 2 may say no.</summary>
    public bool ValuesArePacked { get; private init; } = true;

    /// <exception cref="InvalidDataException">The header lacks what its kind must have.</exception>
    public static PageHeader Read(CompactStructure header)
    {
        var kind = (PageKind)header.Needed(1, "kind");
        long unpacked = header.Needed(2, "size");
        long packed = header.Needed(3, "packed size");
        switch (kind)
        {
            case PageKind.Dictionary when header.Structure(7) is { } dictionary:
                return new PageHeader(kind, unpacked, packed, dictionary.Needed(1, "number of values"), ValueEncoding.Plain);
            case PageKind.Data when header.Structure(5) is { } data:
                return new PageHeader(kind, unpacked, packed, data.Needed(1, "number of values"), (ValueEncoding)data.Needed(2, "encoding"))
                {
                    HasRunsOfLevels =
                        data.Integer(3) == (long)ValueEncoding.RunLengths && data.Integer(4) == (long)ValueEncoding.RunLengths,
                };
            case PageKind.DataVersion2 when header.Structure(8) is { } data:
                return new PageHeader(kind, unpacked, packed, data.Needed(1, "number of values"), (ValueEncoding)data.Needed(4, "encoding"))
                {
                    DefinitionBytes = data.Needed(5, "size of definition levels"),
                    RepetitionBytes = data.Needed(6, "size of repetition levels"),
                    ValuesArePacked = data.Flag(7) ?? true,
                };
            case PageKind.Index:
                return new PageHeader(kind, unpacked, packed, 0, ValueEncoding.Plain);
            default:
                throw new InvalidDataException($"a page of kind {kind} has no header of that kind");
        }
    }
}
