using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmbedBench.Datasets.Sources.Npm;

/// <summary>Extracts the documentation of every command of some client packages into a file of rows <c>{id, text}</c>.</summary>
internal static class CommandChunks
{
    /// <summary>The name by which a spec reads what is extracted.</summary>
    public const string FileName = "chunks.jsonl";

    private const string Folder = "package/dist-types/commands/";
    private const string Ending = "Command.d.ts";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The path of the file: an id is <c>SERVICE:COMMAND</c>, and rows are in the order of ids.</returns>
    /// <exception cref="FileNotFoundException">A package cannot be fetched.</exception>
    /// <exception cref="InvalidDataException">The list is malformed, or an archive has another hash.</exception>
    public static async Task<string> ExtractAsync(
        string listPath, NpmPackages packages, IProgress<DataProgress>? progress, CancellationToken cancel)
    {
        IReadOnlyList<NpmPackage> list = NpmPackage.ReadList(listPath);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int index = 0; index < list.Count; index++)
        {
            progress?.Report(new DataProgress($"extract {list[index].Name}", index, list.Count, "packages"));
            AddTexts(list[index].Service, await packages.ArchiveAsync(list[index], cancel), texts, cancel);
        }

        string version = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(listPath, cancel)))[..16];
        return packages.Write($"command-documentation-{version}.jsonl", stream => WriteRows(stream, texts));
    }

    private static void AddTexts(string service, string archive, SortedDictionary<string, string> texts, CancellationToken cancel)
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            cancel.ThrowIfCancellationRequested();
            if (!entry.Name.StartsWith(Folder, StringComparison.Ordinal) || !entry.Name.EndsWith(Ending, StringComparison.Ordinal))
                continue;
            string command = entry.Name[Folder.Length..^Ending.Length];
            if (command.Contains('/', StringComparison.Ordinal) || entry.DataStream is not { } content)
                continue;
            using var declarations = new StreamReader(content, Encoding.UTF8);
            if (CommandDocumentation.Of(declarations.ReadToEnd()) is { } text)
                texts[$"{service}:{command}"] = text;
        }
    }

    private static void WriteRows(Stream stream, SortedDictionary<string, string> texts)
    {
        foreach ((string id, string text) in texts)
        {
            using (var writer = new Utf8JsonWriter(stream, Readable))
            {
                writer.WriteStartObject();
                writer.WriteString("id", id);
                writer.WriteString("text", text);
                writer.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }
    }
}
