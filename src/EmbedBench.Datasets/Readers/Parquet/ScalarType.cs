using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>The text of the bytes of one value.</summary>
internal delegate string BytesToText(ReadOnlySpan<byte> bytes);

/// <summary>How the scalars of a column become texts.</summary>
/// <param name="Physical">How they are stored.</param>
/// <param name="Width">Bytes a value, low ones first; 0 where it varies. A truth value has one, 0 or 1.</param>
/// <param name="Text">The text of a value.</param>
internal sealed record ScalarType(PhysicalType Physical, int Width, BytesToText Text)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The type of a leaf, or null where its values have no text: bytes, decimals, times of day, intervals, identifiers.</summary>
    public static ScalarType? Of(SchemaNode leaf) => (leaf.Type, leaf.Annotation) switch
    {
        (PhysicalType.Boolean, _) => new(PhysicalType.Boolean, 1, bytes => bytes[0] == 0 ? "false" : "true"),
        (PhysicalType.Int32, Annotation.Date) => new(PhysicalType.Int32, 4, Date),
        (PhysicalType.Int32, Annotation.Unsigned) =>
            new(PhysicalType.Int32, 4, bytes => Number(BinaryPrimitives.ReadUInt32LittleEndian(bytes))),
        (PhysicalType.Int32, Annotation.Signed or Annotation.None) =>
            new(PhysicalType.Int32, 4, bytes => Number(BinaryPrimitives.ReadInt32LittleEndian(bytes))),
        (PhysicalType.Int64, Annotation.Milliseconds) => new(PhysicalType.Int64, 8, bytes => Timestamp(bytes, 1_000)),
        (PhysicalType.Int64, Annotation.Microseconds) => new(PhysicalType.Int64, 8, bytes => Timestamp(bytes, 1_000_000)),
        (PhysicalType.Int64, Annotation.Nanoseconds) => new(PhysicalType.Int64, 8, bytes => Timestamp(bytes, 1_000_000_000)),
        (PhysicalType.Int64, Annotation.Unsigned) =>
            new(PhysicalType.Int64, 8, bytes => Number(BinaryPrimitives.ReadUInt64LittleEndian(bytes))),
        (PhysicalType.Int64, Annotation.Signed or Annotation.None) =>
            new(PhysicalType.Int64, 8, bytes => Number(BinaryPrimitives.ReadInt64LittleEndian(bytes))),
        (PhysicalType.Int96, _) => new(PhysicalType.Int96, 12, OldTimestamp),
        (PhysicalType.Float, _) => new(PhysicalType.Float, 4, bytes => NumberText.Of(BinaryPrimitives.ReadSingleLittleEndian(bytes))),
        (PhysicalType.Double, _) => new(PhysicalType.Double, 8, bytes => NumberText.Of(BinaryPrimitives.ReadDoubleLittleEndian(bytes))),
        (PhysicalType.ByteArray, Annotation.Text) => new(PhysicalType.ByteArray, 0, Utf8),
        _ => null,
    };

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Date(ReadOnlySpan<byte> bytes)
    {
        long day = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + (long)BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : throw new InvalidDataException("it holds a date outside the years 1 to 9999");
    }

    private static string Timestamp(ReadOnlySpan<byte> bytes, long unitsPerSecond) =>
        Time(((Int128)BinaryPrimitives.ReadInt64LittleEndian(bytes) * TimeSpan.TicksPerSecond / unitsPerSecond) + DateTime.UnixEpoch.Ticks);

    // Nanoseconds of a day, and the day by the Julian count.
    private static string OldTimestamp(ReadOnlySpan<byte> bytes)
    {
        const int JulianDayOfUnixEpoch = 2_440_588;
        Int128 day = (Int128)BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) - JulianDayOfUnixEpoch;
        return Time((day * TimeSpan.TicksPerDay) + (BinaryPrimitives.ReadInt64LittleEndian(bytes) / 100) + DateTime.UnixEpoch.Ticks);
    }

    private static string Time(Int128 ticks) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
        ? new DateTime((long)ticks, DateTimeKind.Unspecified).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        : throw new InvalidDataException("it holds a time outside the years 1 to 9999");

    private static string Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException("it holds a text that is not UTF-8", error);
        }
    }
}
