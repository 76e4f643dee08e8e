using System.Buffers;
using System.Text;
using EmbedBench.Shared;

namespace EmbedBench.Retrieval.Trec;

/// <summary>
/// Lines of a TREC file: UTF-8, fields between blanks. Empty lines and lines that begin with <c>#</c>, which are comments, do not count.
/// </summary>
internal static class TrecFile
{
    private const int LongestLine = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The blanks of C's isspace, which trec_eval asks; the line feed separates lines.
    private static readonly char[] Blanks = [' ', '\t', '\r', '\v', '\f', '\n'];
    private static readonly SearchValues<char> BlankValues = SearchValues.Create(Blanks);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStream Open(string path) =>
        File.Exists(path) ? File.OpenRead(path) : throw new FileNotFoundException($"There is no TREC file at {path}.", path);

    /// <param name="stream">Read to its end.</param>
    /// <param name="source">What errors call the file.</param>
    /// <param name="layout">The names of a line's fields, separated by spaces.</param>
    /// <exception cref="InvalidDataException">A line is no UTF-8, longer than a mebibyte, or has more or fewer fields.</exception>
    public static IEnumerable<TrecLine> Read(Stream stream, string source, string layout)
    {
        int expected = layout.Split(' ').Length;
        int number = 0;
        foreach (byte[] bytes in ReadLines(stream, source))
        {
            number++;
            string[] fields = Decode(bytes, source, number).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0 || fields[0].StartsWith('#'))
                continue;
            var line = new TrecLine(source, number, fields);
            if (fields.Length != expected)
                throw line.Error($"found {fields.Length} fields instead of the {expected} of '{layout}'.");
            yield return line;
        }
    }

    /// <summary>Writes lines of fields to a file, which appears whole or not at all.</summary>
    /// <exception cref="InvalidDataException">A reader would not find a field again.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<string[]> lines) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, StrictUtf8, leaveOpen: true) { NewLine = "\n" };
        foreach (string[] fields in lines)
        {
            string? unfit = fields[0].StartsWith('#') ? fields[0] : Array.Find(fields, field => !IsField(field));
            if (unfit is not null)
            {
                throw new InvalidDataException(
                    $"'{unfit}' cannot stand in {path}: ids and tags of TREC files are not empty, hold no blank, and do not begin a line with #.");
            }

            writer.WriteLine(string.Join(' ', fields));
        }
    });

    private static bool IsField(string text) => text.Length > 0 && !text.AsSpan().ContainsAny(BlankValues) && IsUnicode(text);

    private static bool IsUnicode(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }

    private static IEnumerable<byte[]> ReadLines(Stream stream, string source)
    {
        byte[] buffer = new byte[1 << 16];
        var line = new List<byte>();
        int count = 0;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            int start = 0;
            for (int end; (end = Array.IndexOf(buffer, (byte)'\n', start, read - start)) >= 0; start = end + 1)
            {
                line.AddRange(buffer.AsSpan(start..end));
                count++;
                yield return [.. line];
                line.Clear();
            }

            line.AddRange(buffer.AsSpan(start..read));
            if (line.Count > LongestLine)
                throw new InvalidDataException($"{source}, line {count + 1}: the line is longer than {LongestLine} bytes.");
        }

        if (line.Count > 0)
            yield return [.. line];
    }

    private static string Decode(byte[] line, string source, int number)
    {
        ReadOnlySpan<byte> bytes = line;
        if (number == 1 && bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"{source}, line {number}: the line is not valid UTF-8.");
        }
    }
}
