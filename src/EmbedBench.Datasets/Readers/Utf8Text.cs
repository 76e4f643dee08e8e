using System.Text;
using System.Text.Unicode;

namespace EmbedBench.Datasets.Readers;

/// <summary>Opens text files that must be UTF-8. A byte order mark is allowed.</summary>
internal static class Utf8Text
{
    /// <summary>The longest line, in bytes, that is read: what is longer is no text file, and would fill the memory.</summary>
    public const int LongestLine = 1 << 28;

    private const int BufferSize = 1 << 16;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A byte sequence is not UTF-8, or a line is too long.</exception>
    public static StreamReader Open(string path, CancellationToken cancel)
    {
        Check(path, cancel);
        return new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);
    }

    /// <summary>
    /// Reads the file once, so that the error can name the line, which a decoder in the middle of a parser does not know.
    /// </summary>
    public static void Check(string path, CancellationToken cancel)
    {
        using FileStream stream = InputFile.Open(path);
        byte[] buffer = new byte[BufferSize];
        long line = 1;
        long lineBytes = 0;
        int held = 0;
        int read;
        do
        {
            cancel.ThrowIfCancellationRequested();
            read = stream.Read(buffer, held, buffer.Length - held);
            Span<byte> bytes = buffer.AsSpan(0, held + read);
            int whole = read == 0 ? bytes.Length : WholeCharacters(bytes);
            if (!Utf8.IsValid(bytes[..whole]))
                throw Invalid(path, line, bytes[..whole]);
            Count(bytes[..whole], ref line, ref lineBytes, path);
            held = bytes.Length - whole;
            bytes[whole..].CopyTo(buffer);
        }
        while (read > 0);
    }

    private static void Count(ReadOnlySpan<byte> bytes, ref long line, ref long lineBytes, string path)
    {
        int lines = bytes.Count((byte)'\n');
        line += lines;
        lineBytes = lines == 0 ? lineBytes + bytes.Length : bytes.Length - bytes.LastIndexOf((byte)'\n') - 1;
        if (lineBytes > LongestLine)
            throw new InvalidDataException($"{path}, line {line} is longer than {LongestLine >> 20} MiB; no text file has such lines.");
    }

    // The end of the buffer may cut a character of up to four bytes; its head waits for the rest.
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (int back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            byte head = bytes[^back];
            if (head >= 0xC0)
                return back < (head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : 2) ? bytes.Length - back : bytes.Length;
            if (head < 0x80)
                break;
        }

        return bytes.Length;
    }

    private static InvalidDataException Invalid(string path, long line, ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
            at += length;
        line += bytes[..at].Count((byte)'\n');
        return new InvalidDataException($"{path}, line {line} is not UTF-8: byte 0x{bytes[at]:X2} cannot stand there.");
    }
}
