using System.Text;
using System.Text.Json;
using EmbedBench.Results.Json;
using EmbedBench.Shared;

namespace EmbedBench.Results.Records;

/// <summary>Reads and writes <c>record.json</c>, and the accepted records that are such files.</summary>
public static class RunRecordFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>As the file holds it.</summary>
    public static string Format(RunRecord record) => Encoding.UTF8.GetString(Bytes(record));

    /// <exception cref="IOException">The file cannot be written; nothing is left half-written.</exception>
    public static void Write(string path, RunRecord record) => AtomicFile.Write(path, stream => stream.Write(Bytes(record)));

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">Not a record, or one that was changed by hand.</exception>
    public static RunRecord Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: there is no such run record.", path);
        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>A record from its bytes; <paramref name="name"/> is what errors call it.</summary>
    /// <exception cref="InvalidDataException">Not a record, or one that was changed by hand.</exception>
    public static RunRecord Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return RunRecordReader.Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(
                $"{name}: line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}: is no valid JSON.", problem);
        }
        catch (InvalidOperationException problem)
        {
            // The only text that JSON allows and .NET does not: an escaped half of a surrogate pair.
            throw new InvalidDataException($"{name}: a text holds half of a surrogate pair.", problem);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{name}: {problem.Message}.", problem);
        }
    }

    private static byte[] Bytes(RunRecord record) => JsonWriting.Document(writer => RunRecordJson.Write(writer, record));
}
