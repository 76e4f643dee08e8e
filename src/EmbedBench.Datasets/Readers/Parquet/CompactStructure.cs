using System.Text;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>
/// A structure in Thrift's compact protocol, as Parquet's footer and page headers are written. Its fields are found by walking over it
/// once; a value is built only when it is asked for, so that a file costs no more memory than it has bytes, whatever it claims.
/// </summary>
internal sealed class CompactStructure
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<Field> _fields = [];

    /// <param name="bytes">Begins with the structure; what follows is left alone.</param>
    /// <exception cref="InvalidDataException">It is not well-formed or passes the end.</exception>
    public CompactStructure(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        var reader = new ByteReader(bytes.Span);
        int id = 0;
        while (CompactProtocol.NextField(ref reader, ref id, out CompactType type))
        {
            int start = bytes.Length - reader.Left;
            CompactProtocol.Skip(ref reader, type);
            _fields.Add(new Field(id, type, start));
        }

        Length = bytes.Length - reader.Left;
    }

    /// <summary>Bytes of the structure.</summary>
    public int Length { get; }

    /// <summary>The numbers of the fields that are there.</summary>
    public IEnumerable<int> Ids => _fields.Select(found => found.Id);

    /// <summary>A number, or null where there is none.</summary>
    public long? Integer(int id) =>
        Find(id) is { Type: CompactType.Int16 or CompactType.Int32 or CompactType.Int64 } field ? At(field).TakeZigZag() : null;

    /// <summary>A number that must be there.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public long Needed(int id, string name) => Integer(id) ?? throw new InvalidDataException($"it does not say its {name}");

    /// <summary>A truth value, or null where there is none.</summary>
    public bool? Flag(int id) => Find(id)?.Type switch
    {
        CompactType.True => true,
        CompactType.False => false,
        _ => null,
    };

    /// <summary>A text, empty where there is none.</summary>
    public string Text(int id)
    {
        if (Find(id) is not { Type: CompactType.Binary } field)
            return "";
        ByteReader reader = At(field);
        return Encoding.UTF8.GetString(reader.Take((long)reader.TakeVariable()));
    }

    /// <summary>A structure, or null where there is none.</summary>
    public CompactStructure? Structure(int id) =>
        Find(id) is { Type: CompactType.Structure } field ? new CompactStructure(_bytes[field.Start..]) : null;

    /// <summary>The structures of a list, none where there is no such list.</summary>
    public IEnumerable<CompactStructure> Structures(int id)
    {
        if (Find(id) is not { Type: CompactType.List } field)
            yield break;
        ReadOnlyMemory<byte> rest = _bytes[field.Start..];
        int count = ElementsAt(ref rest);
        for (; count > 0; count--)
        {
            var element = new CompactStructure(rest);
            rest = rest[element.Length..];
            yield return element;
        }
    }

    private static int ElementsAt(ref ReadOnlyMemory<byte> list)
    {
        var reader = new ByteReader(list.Span);
        int count = CompactProtocol.TakeListHead(ref reader, out CompactType type);
        list = list[^reader.Left..];
        return type == CompactType.Structure ? count : 0;
    }

    private Field? Find(int id) => _fields.Find(field => field.Id == id);

    private ByteReader At(Field field) => new(_bytes.Span[field.Start..]);

    private sealed record Field(int Id, CompactType Type, int Start);
}
