using System.Buffers;
using System.Text.Json;

namespace EmbedBench.Hub.Pushing;

/// <summary>A commit as the hub takes it: one JSON document a line, first the message, then the files, small ones with their content.</summary>
internal static class CommitBody
{
    public const string Media = "application/x-ndjson";

    public static byte[] Write(HubPushOptions options, IReadOnlyList<PlannedFile> files, HubPlace place)
    {
        var body = new ArrayBufferWriter<byte>();
        Line(body, "header", value =>
        {
            value.WriteString("summary", options.Summary);
            value.WriteString("description", options.Description);
        });
        foreach (PlannedFile file in files)
        {
            if (file.IsLarge)
                Line(body, "lfsFile", value => Large(value, file));
            else
                Line(body, "file", value => Small(value, file, place with { File = file.Upload.Path }));
        }

        return body.WrittenSpan.ToArray();
    }

    private static void Large(Utf8JsonWriter value, PlannedFile file)
    {
        value.WriteString("path", file.Upload.Path);
        value.WriteString("algo", "sha256");
        value.WriteString("oid", file.Hash.Hex);
        value.WriteNumber("size", file.Upload.Size);
    }

    private static void Small(Utf8JsonWriter value, PlannedFile file, HubPlace place)
    {
        byte[] content = new byte[file.Upload.Size];
        using Stream stream = file.Upload.Open();
        if (stream.Length != content.Length || stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length)
            throw new HubException(HubErrorKind.Refused, $"{place}: its length changed while it was pushed: push again when nothing writes to it.");
        value.WriteString("path", file.Upload.Path);
        value.WriteString("encoding", "base64");
        value.WriteBase64String("content", content);
    }

    private static void Line(ArrayBufferWriter<byte> body, string key, Action<Utf8JsonWriter> write)
    {
        using (var line = new Utf8JsonWriter(body))
        {
            line.WriteStartObject();
            line.WriteString("key", key);
            line.WriteStartObject("value");
            write(line);
            line.WriteEndObject();
            line.WriteEndObject();
        }

        body.Write("\n"u8);
    }
}
