using System.Text;

namespace EmbedBench.Tests.Datasets.Readers.Parquet;

/// <summary>Writes a structure of Thrift's compact protocol, true or not.</summary>
internal sealed class CompactWriter
{
    private readonly List<byte> _bytes = [];
    private int _last;

    public byte[] Bytes => [.. _bytes, 0];

    public CompactWriter Integer(int id, long value) => Field(id, 6, Variable((ulong)((value << 1) ^ (value >> 63))));

    public CompactWriter Text(int id, string text) => Field(id, 8, [.. Variable((ulong)text.Length), .. Encoding.ASCII.GetBytes(text)]);

    public CompactWriter Structure(int id, CompactWriter structure) => Field(id, 12, structure.Bytes);

    /// <summary>A list that claims <paramref name="count"/> elements and holds these.</summary>
    public CompactWriter Structures(int id, ulong count, IEnumerable<CompactWriter> elements) =>
        Field(id, 9, [0xFC, .. Variable(count), .. elements.SelectMany(element => element.Bytes)]);

    private static IEnumerable<byte> Variable(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }

    private CompactWriter Field(int id, int type, IEnumerable<byte> value)
    {
        _bytes.Add((byte)(((id - _last) << 4) | type));
        _last = id;
        _bytes.AddRange(value);
        return this;
    }
}
