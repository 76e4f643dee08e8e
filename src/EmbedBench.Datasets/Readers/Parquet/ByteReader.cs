using System.Buffers.Binary;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>Takes bytes from the front of a span; what would pass its end is an error, before anything is taken.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public readonly int Left => _left.Length;

    /// <exception cref="InvalidDataException">Fewer bytes are left, or <paramref name="count"/> is negative.</exception>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _left.Length)
            throw new InvalidDataException($"it claims {count} bytes where {_left.Length} are left");
        ReadOnlySpan<byte> taken = _left[..(int)count];
        _left = _left[(int)count..];
        return taken;
    }

    public ReadOnlySpan<byte> TakeRest() => Take(_left.Length);

    public byte TakeByte() => Take(1)[0];

    public int TakeInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>An unsigned number of 7 bits a byte, the low ones first.</summary>
    public ulong TakeVariable()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = TakeByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new InvalidDataException("it holds a number of more than 64 bits");
    }

    /// <summary>A signed number as an unsigned one: 0, −1, 1, −2, … are 0, 1, 2, 3, …</summary>
    public long TakeZigZag()
    {
        ulong value = TakeVariable();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
