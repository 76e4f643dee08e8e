using System.Buffers.Binary;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>What the end of a Parquet file says about it.</summary>
/// <param name="Fields">The columns of the table.</param>
/// <param name="RowGroups">The parts of the table, one behind another.</param>
internal sealed record ParquetFooter(IReadOnlyList<SchemaNode> Fields, IReadOnlyList<RowGroup> RowGroups)
{
    private const int HeadAndTail = 12;

    /// <exception cref="InvalidDataException">The file is no Parquet file, or its footer is not well-formed.</exception>
    public static ParquetFooter Read(FileStream stream)
    {
        if (stream.Length < HeadAndTail)
            throw new InvalidDataException($"it has {stream.Length} bytes, a Parquet file at least {HeadAndTail}");
        byte[] head = Bytes(stream, 0, 4);
        byte[] tail = Bytes(stream, stream.Length - 8, 8);
        if (!head.AsSpan().SequenceEqual("PAR1"u8) || !tail.AsSpan(4).SequenceEqual("PAR1"u8))
            throw new InvalidDataException("it does not begin and end with PAR1, so it is no Parquet file, or an encrypted one");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (length > stream.Length - HeadAndTail)
            throw new InvalidDataException($"it claims a footer of {length} bytes in a file of {stream.Length}");
        var footer = new CompactStructure(Bytes(stream, stream.Length - 8 - length, (int)length));
        IReadOnlyList<SchemaNode> fields = SchemaNode.Read(footer.Structures(2), out int columns);
        return new ParquetFooter(fields, [.. footer.Structures(4).Select(group => RowGroup.Read(group, columns))]);
    }

    private static byte[] Bytes(FileStream stream, long position, int count)
    {
        byte[] bytes = new byte[count];
        stream.Position = position;
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A part of a table: some rows of all columns.</summary>
internal sealed record RowGroup(int Rows, IReadOnlyList<ColumnChunk> Columns)
{
    /// <summary>The most cells of a row group: two gigabytes of memory.</summary>
    private const long MostCells = 1 << 26;

    /// <exception cref="InvalidDataException">It has other columns than the schema, or claims more values than can be held.</exception>
    public static RowGroup Read(CompactStructure group, int columns)
    {
        ColumnChunk[] chunks = [.. group.Structures(1).Select(ColumnChunk.Read)];
        if (chunks.Length != columns)
            throw new InvalidDataException($"a row group has {chunks.Length} columns, the schema {columns}");
        long rows = group.Needed(3, "number of rows");
        Int128 cells = ((Int128)rows * columns) + chunks.Aggregate((Int128)0, (sum, chunk) => sum + Math.Max(chunk.Values, 0));
        return rows >= 0 && cells <= MostCells && chunks.All(chunk => chunk.Values >= 0)
            ? new RowGroup((int)rows, chunks)
            : throw new InvalidDataException(
                $"a row group claims {rows} rows and {cells} values; up to {MostCells} are read, so write smaller row groups");
    }
}
