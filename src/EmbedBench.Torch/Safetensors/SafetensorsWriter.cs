using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmbedBench.Shared;
using static TorchSharp.torch;

namespace EmbedBench.Torch.Safetensors;

/// <summary>
/// Writes safetensors files with the bytes that the reference implementation gives: wider element types first, then by name in UTF-8,
/// the header filled with spaces to a multiple of eight.
/// </summary>
public static class SafetensorsWriter
{
    /// <summary>Writes <paramref name="tensors"/> to <paramref name="path"/>, whole or not at all; the same tensors give the same bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">By name; of any device, strides and supported type.</param>
    /// <param name="weights">
    /// The type of all floating-point tensors in the file: float32, float16 or bfloat16; null keeps each tensor's own. Others keep theirs.
    /// </param>
    /// <exception cref="ArgumentException">A type that the format does not have, or the name of the format's own key.</exception>
    /// <exception cref="InvalidDataException">A finite value is infinite in the narrower type.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, ScalarType? weights = null)
    {
        if (weights is not (null or ScalarType.Float32 or ScalarType.Float16 or ScalarType.BFloat16))
            throw new ArgumentException($"Weights are written as Float32, Float16 or BFloat16, not as {weights}.", nameof(weights));
        if (tensors.ContainsKey(SafetensorsHeader.MetadataKey))
            throw new ArgumentException($"No tensor can be called {SafetensorsHeader.MetadataKey}.", nameof(tensors));
        Item[] items = [.. tensors.Select(tensor => new Item(tensor.Key, tensor.Value, weights))];
        Array.Sort(items, Item.InOrderOfWriting);
        byte[] header = Header(items);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[SafetensorsHeader.PrefixLength];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (Item item in items)
                WriteValues(stream, item, path);
        });
    }

    private static byte[] Header(Item[] items)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataKey);
            // transformers refuses files without it.
            json.WriteString("format", "pt");
            json.WriteEndObject();
            long offset = 0;
            foreach (Item item in items)
            {
                json.WriteStartObject(item.Name);
                json.WriteString("dtype", item.TypeName);
                WriteNumbers(json, "shape", item.Tensor.shape);
                WriteNumbers(json, "data_offsets", [offset, offset + item.Length]);
                json.WriteEndObject();
                offset += item.Length;
            }

            json.WriteEndObject();
        }

        // The values that follow start at a multiple of eight.
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, long[] numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteValues(Stream stream, Item item, string path) =>
        TorchException.Translate($"writing tensor '{item.Name}' to {path}", () =>
        {
            using var scope = NewDisposeScope();
            Tensor stored = item.Tensor.detach().to(CPU).to(item.Type).contiguous();
            if (item.Type != item.Tensor.dtype)
                RefuseOverflow(item, stored, path);
            TensorBytes.Visit(stored, (part, _) => stream.Write(part));
        });

    private static void RefuseOverflow(Item item, Tensor stored, string path)
    {
        Tensor overflown = stored.isinf().logical_and(item.Tensor.detach().to(CPU).isfinite());
        if (overflown.any().item<bool>())
            throw new InvalidDataException($"{path}: tensor '{item.Name}' has values beyond the range of {item.Type}; write float32 or bfloat16.");
    }

    private sealed record Item
    {
        public Item(string name, Tensor tensor, ScalarType? weights)
        {
            Name = name;
            Tensor = tensor;
            Type = weights is { } type && tensor.is_floating_point() ? type : tensor.dtype;
            (TypeName, int bytes, TypeOrder) = ElementTypes.Of(Type);
            Length = tensor.numel() * bytes;
        }

        public static Comparison<Item> InOrderOfWriting { get; } = (a, b) =>
            a.TypeOrder != b.TypeOrder
                ? b.TypeOrder.CompareTo(a.TypeOrder)
                : Encoding.UTF8.GetBytes(a.Name).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b.Name));

        public string Name { get; }

        public Tensor Tensor { get; }

        /// <summary>Type of the elements in the file.</summary>
        public ScalarType Type { get; }

        public string TypeName { get; }

        public int TypeOrder { get; }

        /// <summary>Bytes in the file.</summary>
        public long Length { get; }
    }
}
