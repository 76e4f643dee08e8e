using System.Text.Json;
using EmbedBench.Torch;

namespace EmbedBench.Cli.Vectors;

/// <summary>A line <c>{"embedding": […]}</c> a row, with the fewest digits that give back each float32 value.</summary>
internal static class JsonLinesVectors
{
    public static void Write(Stream stream, EmbeddingMatrix matrix)
    {
        using var writer = new Utf8JsonWriter(stream);
        for (int row = 0; row < matrix.Rows; row++)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("embedding");
            WriteRow(writer, matrix[row]);
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>All rows as one member <c>embeddings</c> of the object that the writer is in.</summary>
    public static void WriteAll(Utf8JsonWriter writer, EmbeddingMatrix matrix)
    {
        writer.WriteStartArray("embeddings");
        for (int row = 0; row < matrix.Rows; row++)
            WriteRow(writer, matrix[row]);
        writer.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter writer, ReadOnlySpan<float> row)
    {
        writer.WriteStartArray();
        foreach (float value in row)
            writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }
}
