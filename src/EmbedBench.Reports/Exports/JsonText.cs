using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmbedBench.Reports.Exports;

/// <summary>JSON as exports lay it out: indented, LF, characters as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Layout =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
            write(writer);
        return $"{Encoding.UTF8.GetString(stream.ToArray())}\n";
    }
}
