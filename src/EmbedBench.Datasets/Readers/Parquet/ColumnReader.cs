using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>Decodes the pages of a column of one row group.</summary>
/// <param name="chunk">Where they stand.</param>
/// <param name="shape">What they hold.</param>
internal sealed class ColumnReader(ColumnChunk chunk, ColumnShape shape)
{
    private readonly List<Cell> _entries = [];
    private readonly List<int> _definition = [];
    private readonly List<int> _repetition = [];
    private Cell[]? _dictionary;

    /// <summary>One cell a row.</summary>
    /// <exception cref="InvalidDataException">The pages are damaged, or claim more than they can hold.</exception>
    public IReadOnlyList<Cell> Read(FileStream stream)
    {
        ReadOnlyMemory<byte> rest = ReadPages(stream);
        while (_entries.Count < chunk.Values)
        {
            var structure = new CompactStructure(rest);
            PageHeader header = PageHeader.Read(structure);
            rest = rest[structure.Length..];
            if (header.PackedBytes < 0 || header.PackedBytes > rest.Length)
                throw new InvalidDataException($"a page claims {header.PackedBytes} bytes where {rest.Length} are left");
            if (header.Values < 0 || header.Values > chunk.Values - (header.Kind == PageKind.Dictionary ? 0 : _entries.Count))
                throw new InvalidDataException($"a page claims {header.Values} values in a column of {chunk.Values}");
            ReadPage(header, rest.Span[..(int)header.PackedBytes]);
            rest = rest[(int)header.PackedBytes..];
        }

        return shape.ElementLevels.Count == 0
            ? _entries
            : new NestedLists(shape.ElementLevels).Assemble(_entries, _definition, _repetition);
    }

    private byte[] ReadPages(FileStream stream)
    {
        if (chunk.Start < 0 || chunk.Bytes < 0 || chunk.Bytes > Array.MaxLength || chunk.Start > stream.Length - chunk.Bytes)
            throw new InvalidDataException($"it claims {chunk.Bytes} bytes from {chunk.Start} on in a file of {stream.Length}");
        byte[] bytes = new byte[chunk.Bytes];
        stream.Position = chunk.Start;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private void ReadPage(PageHeader header, ReadOnlySpan<byte> page)
    {
        switch (header.Kind)
        {
            case PageKind.Dictionary:
                byte[] values = PagePacking.Unpack(chunk.Codec, page, header.UnpackedBytes);
                _dictionary = PageValues.Decode(ValueEncoding.Plain, values, (int)header.Values, shape.Scalars, null);
                break;
            case PageKind.Data:
                ReadData(header, PagePacking.Unpack(chunk.Codec, page, header.UnpackedBytes));
                break;
            case PageKind.DataVersion2:
                ReadDataVersion2(header, page);
                break;
            case PageKind.Index:
                break;
            default:
                throw new InvalidDataException($"there are no pages of kind {header.Kind}");
        }
    }

    private void ReadData(PageHeader header, ReadOnlySpan<byte> page)
    {
        var reader = new ByteReader(page);
        if (!header.HasRunsOfLevels && shape.DefinitionBits + shape.RepetitionBits > 0)
            throw new InvalidDataException("it holds levels as packed bits, which is long out of use and not read");
        ReadOnlySpan<byte> repetition = shape.RepetitionBits > 0 ? reader.Take(reader.TakeInt32()) : [];
        ReadOnlySpan<byte> definition = shape.DefinitionBits > 0 ? reader.Take(reader.TakeInt32()) : [];
        AddEntries(header, repetition, definition, reader.TakeRest());
    }

    private void ReadDataVersion2(PageHeader header, ReadOnlySpan<byte> page)
    {
        var reader = new ByteReader(page);
        ReadOnlySpan<byte> repetition = reader.Take(header.RepetitionBytes);
        ReadOnlySpan<byte> definition = reader.Take(header.DefinitionBytes);
        Codec codec = header.ValuesArePacked ? chunk.Codec : Codec.None;
        long unpackedBytes = header.UnpackedBytes - header.RepetitionBytes - header.DefinitionBytes;
        AddEntries(header, repetition, definition, PagePacking.Unpack(codec, reader.TakeRest(), unpackedBytes));
    }

    private void AddEntries(PageHeader header, ReadOnlySpan<byte> repetition, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> bytes)
    {
        int count = (int)header.Values;
        if (shape.RepetitionBits > 0)
            _repetition.AddRange(RunLengths.Decode(repetition, shape.RepetitionBits, count));
        if (shape.DefinitionBits == 0)
        {
            _entries.AddRange(PageValues.Decode(header.Encoding, bytes, count, shape.Scalars, _dictionary));
            return;
        }

        int[] levels = RunLengths.Decode(definition, shape.DefinitionBits, count);
        int defined = levels.Count(level => level == shape.DefinedLevel);
        Cell[] values = PageValues.Decode(header.Encoding, bytes, defined, shape.Scalars, _dictionary);
        _definition.AddRange(levels);
        int next = 0;
        foreach (int level in levels)
            _entries.Add(level == shape.DefinedLevel ? values[next++] : Cell.Null);
    }
}
