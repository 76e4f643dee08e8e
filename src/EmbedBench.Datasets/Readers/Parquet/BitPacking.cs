namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>Values of a fixed number of bits one behind another, the low bits of each byte first.</summary>
internal static class BitPacking
{
    /// <param name="bytes">The packed values.</param>
    /// <param name="bits">Bits a value, 0 to 64.</param>
    /// <param name="index">Which value.</param>
    /// <exception cref="InvalidDataException">The bytes end before it.</exception>
    public static ulong Value(ReadOnlySpan<byte> bytes, int bits, int index)
    {
        long from = (long)index * bits;
        if (from + bits > bytes.Length * 8L)
            throw new InvalidDataException("it holds fewer packed values than it claims");
        UInt128 window = 0;
        int first = (int)(from / 8);
        for (int at = (int)((from + bits + 7) / 8) - 1; at >= first; at--)
            window = (window << 8) | bytes[at];
        return (ulong)((window >> (int)(from % 8)) & ((UInt128.One << bits) - 1));
    }
}
