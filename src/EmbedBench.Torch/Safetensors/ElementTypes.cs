using static TorchSharp.torch;

namespace EmbedBench.Torch.Safetensors;

/// <summary>The element types of a safetensors file that TorchSharp has tensors of.</summary>
internal static class ElementTypes
{
    // In the order of the reference implementation, which writes the tensors of later types first.
    private static readonly (string Name, ScalarType Type, int Bytes)[] All =
    [
        ("BOOL", ScalarType.Bool, 1),
        ("U8", ScalarType.Byte, 1),
        ("I8", ScalarType.Int8, 1),
        ("I16", ScalarType.Int16, 2),
        ("F16", ScalarType.Float16, 2),
        ("BF16", ScalarType.BFloat16, 2),
        ("I32", ScalarType.Int32, 4),
        ("F32", ScalarType.Float32, 4),
        ("F64", ScalarType.Float64, 8),
        ("I64", ScalarType.Int64, 8),
    ];

    /// <summary>The names, for messages.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(entry => entry.Name));

    /// <summary>The type that the format calls <paramref name="name"/> and the bytes of an element.</summary>
    public static bool TryGet(string name, out ScalarType type, out int bytes)
    {
        (string found, type, bytes) = Array.Find(All, entry => entry.Name == name);
        return found is not null;
    }

    /// <summary>Name of <paramref name="type"/> in the format, bytes of an element, and its place in the order of writing (descending).</summary>
    /// <exception cref="ArgumentException">The format, or this reader of it, does not have the type.</exception>
    public static (string Name, int Bytes, int Order) Of(ScalarType type)
    {
        int order = Array.FindIndex(All, entry => entry.Type == type);
        return order >= 0
            ? (All[order].Name, All[order].Bytes, order)
            : throw new ArgumentException($"A safetensors file takes {Names}, not tensors of type {type}.", nameof(type));
    }
}
