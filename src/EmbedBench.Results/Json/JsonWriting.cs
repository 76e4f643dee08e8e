using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmbedBench.Results.Json;

/// <summary>How our JSON files are laid out: indented, LF, characters as they are, numbers as in canonical JSON.</summary>
public static class JsonWriting
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document in UTF-8, with a line end behind it.</summary>
    public static byte[] Document(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
            write(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    public static void Number(this Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        writer.Number(value);
    }

    public static void Number(this Utf8JsonWriter writer, double value) =>
        writer.WriteRawValue(EcmaScriptNumber.Format(value), skipInputValidation: true);

    public static void Object(this Utf8JsonWriter writer, string name, Action write)
    {
        writer.WriteStartObject(name);
        write();
        writer.WriteEndObject();
    }

    /// <summary>A member a pair, in the order given.</summary>
    public static void Map<T>(
        this Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, T>> pairs, Action<string, T> write) =>
        writer.Object(name, () =>
        {
            foreach ((string key, T value) in pairs)
                write(key, value);
        });

    public static void Array<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WritePropertyName(name);
        writer.Array(items, write);
    }

    public static void Array<T>(this Utf8JsonWriter writer, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray();
        foreach (T item in items)
            write(item);
        writer.WriteEndArray();
    }
}
