namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>
/// Parquet's hybrid of run lengths and packed bits, for levels, dictionary indexes and truth values: runs of one repeated value alternate
/// with groups of eight values of a fixed number of bits each.
/// </summary>
internal static class RunLengths
{
    /// <param name="bytes">The runs.</param>
    /// <param name="bits">Bits a value, 0 to 32.</param>
    /// <param name="count">How many values there must be.</param>
    /// <exception cref="InvalidDataException">The bytes hold fewer values.</exception>
    public static int[] Decode(ReadOnlySpan<byte> bytes, int bits, int count)
    {
        if (bits is < 0 or > 32)
            throw new InvalidDataException($"it claims values of {bits} bits");
        int[] values = new int[count];
        var reader = new ByteReader(bytes);
        int at = 0;
        while (at < count)
        {
            ulong head = reader.TakeVariable();
            ulong length = head >> 1;
            if (length == 0)
                throw new InvalidDataException("it holds a run without values");
            if ((head & 1) == 0)
            {
                int run = (int)Math.Min(length, (ulong)(count - at));
                values.AsSpan(at, run).Fill(TakeValue(ref reader, bits));
                at += run;
            }
            else
            {
                // The last group may be cut short where its values are not needed.
                int run = (int)Math.Min(Math.Min(length, int.MaxValue / 8) * 8, (ulong)(count - at));
                long groupBytes = (long)Math.Min(length * (ulong)bits, (ulong)reader.Left);
                ReadOnlySpan<byte> groups = reader.Take(groupBytes);
                for (int index = 0; index < run; index++)
                    values[at++] = (int)BitPacking.Value(groups, bits, index);
            }
        }

        return values;
    }

    private static int TakeValue(ref ByteReader reader, int bits)
    {
        int value = 0;
        for (int shift = 0; shift < bits; shift += 8)
            value |= reader.TakeByte() << shift;
        return value;
    }
}
