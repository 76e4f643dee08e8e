namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>
/// Thrift's compact protocol, in which Parquet's footer and page headers are written. What a file claims about itself is looked at here
/// before anything takes memory for it.
/// </summary>
internal static class CompactProtocol
{
    private const int DeepestNesting = 32;

    /// <summary>Goes to the next field of a structure; false behind the last.</summary>
    public static bool NextField(ref ByteReader reader, ref int id, out CompactType type)
    {
        byte header = reader.TakeByte();
        type = (CompactType)(header & 0x0F);
        if (header == 0)
            return false;
        int step = header >> 4;
        id = step > 0 ? id + step : (int)reader.TakeZigZag();
        return true;
    }

    /// <summary>The head of a list: how many elements follow, and of which type. No element is shorter than a byte.</summary>
    public static int TakeListHead(ref ByteReader reader, out CompactType type)
    {
        byte header = reader.TakeByte();
        type = (CompactType)(header & 0x0F);
        int count = header >> 4;
        return count < 15 ? count : TakeLength(ref reader);
    }

    /// <summary>Passes over a value, whatever it is.</summary>
    /// <exception cref="InvalidDataException">The value passes the end, nests too deep or has a type that there is not.</exception>
    public static void Skip(ref ByteReader reader, CompactType type) => Skip(ref reader, type, inCollection: false, depth: 0);

    private static void Skip(ref ByteReader reader, CompactType type, bool inCollection, int depth)
    {
        if (depth > DeepestNesting)
            throw new InvalidDataException($"it nests structures deeper than {DeepestNesting}");
        switch (type)
        {
            case CompactType.True or CompactType.False:
                reader.Take(inCollection ? 1 : 0);
                break;
            case CompactType.Byte:
                reader.TakeByte();
                break;
            case CompactType.Int16 or CompactType.Int32 or CompactType.Int64:
                reader.TakeVariable();
                break;
            case CompactType.Double:
                reader.Take(8);
                break;
            case CompactType.Binary:
                reader.Take(TakeLength(ref reader));
                break;
            case CompactType.List or CompactType.Set:
                for (int left = TakeListHead(ref reader, out CompactType element); left > 0; left--)
                    Skip(ref reader, element, inCollection: true, depth + 1);
                break;
            case CompactType.Map:
                SkipMap(ref reader, depth);
                break;
            case CompactType.Structure:
                int id = 0;
                while (NextField(ref reader, ref id, out CompactType field))
                    Skip(ref reader, field, inCollection: false, depth + 1);
                break;
            default:
                throw new InvalidDataException($"it holds a value of type {(int)type}, which Thrift does not have");
        }
    }

    private static void SkipMap(ref ByteReader reader, int depth)
    {
        int count = TakeLength(ref reader);
        byte types = count > 0 ? reader.TakeByte() : (byte)0;
        for (; count > 0; count--)
        {
            Skip(ref reader, (CompactType)(types >> 4), inCollection: true, depth + 1);
            Skip(ref reader, (CompactType)(types & 0x0F), inCollection: true, depth + 1);
        }
    }

    private static int TakeLength(ref ByteReader reader)
    {
        ulong length = reader.TakeVariable();
        return length <= (ulong)reader.Left
            ? (int)length
            : throw new InvalidDataException($"it claims {length} bytes or elements where {reader.Left} bytes are left");
    }
}

/// <summary>Type codes of Thrift's compact protocol.</summary>
internal enum CompactType
{
    Stop = 0,
    True = 1,
    False = 2,
    Byte = 3,
    Int16 = 4,
    Int32 = 5,
    Int64 = 6,
    Double = 7,
    Binary = 8,
    List = 9,
    Set = 10,
    Map = 11,
    Structure = 12,
}
