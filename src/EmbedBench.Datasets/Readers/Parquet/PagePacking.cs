using System.IO.Compression;
using K4os.Compression.LZ4;
using Snappier;
using ZstdSharp;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>Unpacks the bytes of a page, whatever they are packed with.</summary>
internal static class PagePacking
{
    // A page that claims more than both is refused before memory is taken: writers make pages of about a mebibyte, or of packed text.
    private const long HighestRatio = 1024;
    private const long HarmlessBytes = 1 << 26;

    /// <exception cref="InvalidDataException">The bytes do not unpack to just so many, or claim to unpack to impossibly many.</exception>
    public static byte[] Unpack(Codec codec, ReadOnlySpan<byte> packed, long unpackedBytes)
    {
        if (unpackedBytes < 0 || unpackedBytes > Math.Max(HarmlessBytes, packed.Length * HighestRatio))
            throw new InvalidDataException($"a page of {packed.Length} bytes claims to hold {unpackedBytes}");
        if (codec == Codec.None || unpackedBytes == 0)
            return packed.ToArray();
        byte[] unpacked = new byte[unpackedBytes];
        int written = UnpackInto(codec, packed, unpacked);
        return written == unpackedBytes
            ? unpacked
            : throw new InvalidDataException($"a page unpacks to {written} bytes instead of the {unpackedBytes} that it claims");
    }

    // Each decoder has exceptions of its own for damaged bytes.
    private static int UnpackInto(Codec codec, ReadOnlySpan<byte> packed, byte[] unpacked)
    {
        try
        {
            return codec switch
            {
                Codec.Snappy => Snappy.Decompress(packed, unpacked),
                Codec.Lz4 => LZ4Codec.Decode(packed, unpacked),
                Codec.Zstandard => UnpackZstandard(packed, unpacked),
                Codec.Gzip => ReadAll(new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress), unpacked),
                Codec.Brotli => ReadAll(new BrotliStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress), unpacked),
                _ => throw new NotSupportedException(
                    $"the codec {codec} is not read; write the file with snappy, zstd, gzip, lz4_raw, brotli or none"),
            };
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"a page does not unpack as {codec}: {error.Message}", error);
        }
    }

    private static int UnpackZstandard(ReadOnlySpan<byte> packed, byte[] unpacked)
    {
        using var decompressor = new Decompressor();
        return decompressor.Unwrap(packed, unpacked);
    }

    private static int ReadAll(Stream stream, byte[] unpacked)
    {
        using (stream)
        {
            int read = stream.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
            return stream.ReadByte() < 0 ? read : read + 1;
        }
    }
}
