using System.Buffers.Binary;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>The values of a page, whichever way they are written.</summary>
internal static class PageValues
{
    /// <param name="encoding">How they are written.</param>
    /// <param name="bytes">The page behind its levels, unpacked.</param>
    /// <param name="count">How many values there must be.</param>
    /// <param name="type">What they are.</param>
    /// <param name="dictionary">The column's dictionary, or null where there was none.</param>
    /// <exception cref="InvalidDataException">The page holds fewer values, or is not well-formed.</exception>
    public static Cell[] Decode(ValueEncoding encoding, ReadOnlySpan<byte> bytes, int count, ScalarType type, Cell[]? dictionary) =>
        (encoding, type.Physical) switch
        {
            (ValueEncoding.Plain, PhysicalType.Boolean) => PlainBits(bytes, count, type),
            (ValueEncoding.Plain, PhysicalType.ByteArray) => PlainTexts(bytes, count, type),
            (ValueEncoding.Plain, _) => Plain(bytes, count, type),
            (ValueEncoding.PlainDictionary or ValueEncoding.Dictionary, _) => FromDictionary(bytes, count, dictionary),
            (ValueEncoding.RunLengths, PhysicalType.Boolean) => RunsOfBits(bytes, count, type),
            (ValueEncoding.Differences, PhysicalType.Int32 or PhysicalType.Int64) => Differences(bytes, count, type),
            (ValueEncoding.TextsBehindLengths, PhysicalType.ByteArray) => TextsBehindLengths(bytes, count, type),
            (ValueEncoding.TextsWithSharedPrefixes, PhysicalType.ByteArray) => TextsWithSharedPrefixes(bytes, count, type),
            (ValueEncoding.SplitStreams, not (PhysicalType.Boolean or PhysicalType.ByteArray)) => SplitStreams(bytes, count, type),
            _ => throw new InvalidDataException($"it holds {type.Physical} in the encoding {encoding}, which is not read"),
        };

    private static Cell[] Plain(ReadOnlySpan<byte> bytes, int count, ScalarType type)
    {
        var reader = new ByteReader(bytes);
        var cells = new Cell[count];
        for (int index = 0; index < count; index++)
            cells[index] = Cell.Of(type.Text(reader.Take(type.Width)));
        return cells;
    }

    private static Cell[] PlainBits(ReadOnlySpan<byte> bytes, int count, ScalarType type)
    {
        var cells = new Cell[count];
        for (int index = 0; index < count; index++)
            cells[index] = Cell.Of(type.Text([(byte)BitPacking.Value(bytes, 1, index)]));
        return cells;
    }

    private static Cell[] PlainTexts(ReadOnlySpan<byte> bytes, int count, ScalarType type)
    {
        var reader = new ByteReader(bytes);
        var cells = new Cell[count];
        for (int index = 0; index < count; index++)
            cells[index] = Cell.Of(type.Text(reader.Take(reader.TakeInt32())));
        return cells;
    }

    private static Cell[] RunsOfBits(ReadOnlySpan<byte> bytes, int count, ScalarType type)
    {
        var reader = new ByteReader(bytes);
        int[] bits = RunLengths.Decode(reader.Take(reader.TakeInt32()), 1, count);
        return Array.ConvertAll(bits, bit => Cell.Of(type.Text([(byte)bit])));
    }

    private static Cell[] FromDictionary(ReadOnlySpan<byte> bytes, int count, Cell[]? dictionary)
    {
        if (count == 0)
            return [];
        if (dictionary is null)
            throw new InvalidDataException("it refers to a dictionary that the column does not have");
        var reader = new ByteReader(bytes);
        int bits = reader.TakeByte();
        int[] indexes = RunLengths.Decode(reader.TakeRest(), bits, count);
        return Array.ConvertAll(indexes, index => (uint)index < (uint)dictionary.Length
            ? dictionary[index]
            : throw new InvalidDataException($"it refers to value {(uint)index} of a dictionary of {dictionary.Length}"));
    }

    private static Cell[] Differences(ReadOnlySpan<byte> bytes, int count, ScalarType type)
    {
        var reader = new ByteReader(bytes);
        Span<byte> value = stackalloc byte[8];
        var cells = new Cell[count];
        long[] numbers = Deltas.Take(ref reader, count);
        for (int index = 0; index < count; index++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(value, numbers[index]);
            cells[index] = Cell.Of(type.Text(value[..type.Width]));
        }

        return cells;
    }

    private static Cell[] TextsBehindLengths(ReadOnlySpan<byte> bytes, int count, ScalarType type)
    {
        var reader = new ByteReader(bytes);
        long[] lengths = Deltas.Take(ref reader, count);
        var cells = new Cell[count];
        for (int index = 0; index < count; index++)
            cells[index] = Cell.Of(type.Text(reader.Take(lengths[index])));
        return cells;
    }

    private static Cell[] TextsWithSharedPrefixes(ReadOnlySpan<byte> bytes, int count, ScalarType type)
    {
        var reader = new ByteReader(bytes);
        long[] prefixes = Deltas.Take(ref reader, count);
        long[] suffixes = Deltas.Take(ref reader, count);
        var cells = new Cell[count];
        byte[] previous = [];
        for (int index = 0; index < count; index++)
        {
            if (prefixes[index] < 0 || prefixes[index] > previous.Length)
                throw new InvalidDataException($"it shares {prefixes[index]} bytes with a text of {previous.Length}");
            previous = [.. previous.AsSpan(0, (int)prefixes[index]), .. reader.Take(suffixes[index])];
            cells[index] = Cell.Of(type.Text(previous));
        }

        return cells;
    }

    // The first bytes of all values, then the second ones, and so on.
    private static Cell[] SplitStreams(ReadOnlySpan<byte> bytes, int count, ScalarType type)
    {
        var reader = new ByteReader(bytes);
        ReadOnlySpan<byte> streams = reader.Take((long)count * type.Width);
        Span<byte> value = stackalloc byte[type.Width];
        var cells = new Cell[count];
        for (int index = 0; index < count; index++)
        {
            for (int at = 0; at < type.Width; at++)
                value[at] = streams[(at * count) + index];
            cells[index] = Cell.Of(type.Text(value));
        }

        return cells;
    }
}
