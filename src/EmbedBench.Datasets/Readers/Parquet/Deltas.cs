namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>
/// Integers as differences to the one before (DELTA_BINARY_PACKED): blocks with their smallest difference, cut into groups of packed bits.
/// </summary>
internal static class Deltas
{
    private const int LargestBlock = 1 << 16;

    /// <param name="reader">Left behind the last group.</param>
    /// <param name="count">How many values there must be.</param>
    /// <exception cref="InvalidDataException">The bytes hold another number of values or are not well-formed.</exception>
    public static long[] Take(ref ByteReader reader, int count)
    {
        ulong block = reader.TakeVariable();
        ulong groups = reader.TakeVariable();
        ulong total = reader.TakeVariable();
        long value = reader.TakeZigZag();
        if (block is 0 or > LargestBlock || groups == 0 || block % groups != 0 || block / groups % 8 != 0)
            throw new InvalidDataException($"it claims blocks of {block} differences in {groups} groups");
        if (total != (ulong)count)
            throw new InvalidDataException($"it holds {total} differences where {count} are expected");
        long[] values = new long[count];
        int groupLength = (int)(block / groups);
        int at = 0;
        if (count > 0)
            values[at++] = value;
        while (at < count)
        {
            long smallest = reader.TakeZigZag();
            ReadOnlySpan<byte> widths = reader.Take((int)groups);
            for (int group = 0; group < widths.Length && at < count; group++)
                at += TakeGroup(ref reader, widths[group], groupLength, smallest, values, at);
        }

        return values;
    }

    private static int TakeGroup(ref ByteReader reader, int bits, int length, long smallest, long[] values, int at)
    {
        if (bits > 64)
            throw new InvalidDataException($"it claims differences of {bits} bits");
        ReadOnlySpan<byte> packed = reader.Take((long)bits * length / 8);
        int taken = Math.Min(length, values.Length - at);
        for (int index = 0; index < taken; index++)
            values[at + index] = unchecked(values[at + index - 1] + smallest + (long)BitPacking.Value(packed, bits, index));
        return taken;
    }
}
