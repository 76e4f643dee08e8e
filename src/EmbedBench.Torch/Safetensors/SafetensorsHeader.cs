using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;
using static TorchSharp.torch;

namespace EmbedBench.Torch.Safetensors;

/// <summary>
/// The header of a safetensors file: eight bytes of length, little-endian, then a JSON object of that length. Every field is checked
/// before anything is done with it; sizes that a file only claims are compared with the file.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>Bytes before the header.</summary>
    public const int PrefixLength = 8;

    /// <summary>The key that holds strings instead of a tensor.</summary>
    public const string MetadataKey = "__metadata__";

    // The reference implementation's limit.
    private const long LongestHeader = 100_000_000;

    // libtorch's own limit for many of its kernels.
    private const int MostDimensions = 64;

    private readonly string _path;
    private readonly long _start;
    private readonly long _end;

    private SafetensorsHeader(string path, long start, long end) => (_path, _start, _end) = (path, start, end);

    /// <summary>Strings about the file, by key.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Tensors in the order in which their values lie in the file.</summary>
    public List<TensorEntry> Entries { get; } = [];

    /// <exception cref="InvalidDataException">The file is malformed; the message says where and how.</exception>
    public static SafetensorsHeader Read(SafeFileHandle file, string path)
    {
        long fileLength = RandomAccess.GetLength(file);
        Span<byte> prefix = stackalloc byte[PrefixLength];
        if (RandomAccess.Read(file, prefix, 0) < PrefixLength)
            throw new InvalidDataException($"{path}: {fileLength} bytes are too few for a safetensors file.");
        ulong claimed = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (claimed > LongestHeader || (long)claimed > fileLength - PrefixLength)
            throw new InvalidDataException($"{path}: the header claims {claimed} bytes, in a file of {fileLength} bytes "
                + $"and where {LongestHeader} are allowed: this is no safetensors file, or it is cut off.");
        var json = new byte[claimed];
        for (int read = 0; read < json.Length;)
        {
            int count = RandomAccess.Read(file, json.AsSpan(read), PrefixLength + read);
            read += count > 0 ? count : throw new InvalidDataException($"{path}: the file ended while its header was read.");
        }

        var header = new SafetensorsHeader(path, PrefixLength + json.Length, fileLength);
        header.Parse(json);
        header.CheckPlaces();
        return header;
    }

    private void Parse(byte[] json)
    {
        // Up to its length the header may be filled with spaces, and only at its end.
        if (json.Length == 0 || json[0] != '{' || !Utf8.IsValid(json))
            throw new InvalidDataException($"{_path}: the header is no JSON object in UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name))
                    throw new InvalidDataException($"{_path}: the header names '{property.Name}' twice.");
                if (property.Name == MetadataKey)
                    ParseMetadata(property.Value);
                else
                    Entries.Add(ParseEntry(property.Name, property.Value));
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape in a string that is no character, such as half of a surrogate pair.
            throw new InvalidDataException($"{_path}: the header is no valid JSON: {failure.Message}", failure);
        }
    }

    private void ParseMetadata(JsonElement metadata)
    {
        Require(metadata, JsonValueKind.Object, MetadataKey, "an object of strings");
        foreach (JsonProperty property in metadata.EnumerateObject())
        {
            Require(property.Value, JsonValueKind.String, $"{MetadataKey}.{property.Name}", "a string");
            if (!Metadata.TryAdd(property.Name, property.Value.GetString()!))
                throw new InvalidDataException($"{_path}: {MetadataKey} names '{property.Name}' twice.");
        }
    }

    private TensorEntry ParseEntry(string name, JsonElement entry)
    {
        Require(entry, JsonValueKind.Object, name, "an object with dtype, shape and data_offsets");
        string[] keys = [.. entry.EnumerateObject().Select(property => property.Name)];
        if (!keys.Order(StringComparer.Ordinal).SequenceEqual(["data_offsets", "dtype", "shape"]))
            throw new InvalidDataException($"{_path}: tensor '{name}' has the keys [{string.Join(", ", keys)}]; "
                + "it must have dtype, shape and data_offsets, once each.");
        (ScalarType elements, int bytes) = ParseType(name, entry.GetProperty("dtype"));
        long[] sizes = ParseNumbers(name, "shape", entry.GetProperty("shape"));
        long[] range = ParseNumbers(name, "data_offsets", entry.GetProperty("data_offsets"));
        if (range.Length != 2 || range[0] > range[1] || range[1] > _end - _start)
            throw new InvalidDataException($"{_path}: tensor '{name}' has data_offsets [{string.Join(", ", range)}]; allowed are two ascending "
                + $"numbers up to {_end - _start}, the bytes of values in the file.");
        if (sizes.Length > MostDimensions || Product(sizes, bytes) is not { } length)
            throw new InvalidDataException($"{_path}: tensor '{name}' has a shape of {sizes.Length} dimensions that no memory can hold.");
        if (length != range[1] - range[0])
            throw new InvalidDataException($"{_path}: tensor '{name}' of shape [{string.Join(", ", sizes)}] has {length} bytes of values, "
                + $"but its data_offsets [{string.Join(", ", range)}] span {range[1] - range[0]}.");
        return new TensorEntry(name, elements, sizes, _start + range[0], length);
    }

    private (ScalarType Type, int Bytes) ParseType(string name, JsonElement value)
    {
        Require(value, JsonValueKind.String, $"{name}.dtype", "a string");
        return ElementTypes.TryGet(value.GetString()!, out ScalarType type, out int bytes)
            ? (type, bytes)
            : throw new InvalidDataException($"{_path}: tensor '{name}' has the dtype '{value.GetString()}'; known are {ElementTypes.Names}.");
    }

    private long[] ParseNumbers(string name, string field, JsonElement value)
    {
        Require(value, JsonValueKind.Array, $"{name}.{field}", "an array of whole numbers");
        var numbers = new long[value.GetArrayLength()];
        int i = 0;
        foreach (JsonElement number in value.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetInt64(out numbers[i]) || numbers[i] < 0)
                throw new InvalidDataException($"{_path}: tensor '{name}' has {number} in its {field}; allowed are whole numbers from 0 on.");
            i++;
        }

        return numbers;
    }

    /// <summary>Bytes of a tensor; null where the number, or a stride of it, passes 64 bits.</summary>
    private static long? Product(long[] sizes, int bytes)
    {
        // Strides are products too, and count a dimension of size 0 as 1.
        UInt128 stride = (UInt128)bytes;
        foreach (long size in sizes)
        {
            stride *= (UInt128)Math.Max(size, 1);
            if (stride > long.MaxValue)
                return null;
        }

        return sizes.Contains(0) ? 0 : (long)stride;
    }

    /// <summary>The values of the tensors fill the rest of the file: none overlap, and nothing lies between or after them.</summary>
    private void CheckPlaces()
    {
        Entries.Sort((a, b) => (a.Offset, a.Length, a.Name).CompareTo((b.Offset, b.Length, b.Name)));
        long place = _start;
        foreach (TensorEntry entry in Entries)
        {
            if (entry.Offset != place)
                throw new InvalidDataException($"{_path}: the values of tensor '{entry.Name}' start at byte {entry.Offset}, "
                    + $"but those before it end at byte {place}: tensors may neither overlap nor leave gaps.");
            place += entry.Length;
        }

        if (place != _end)
            throw new InvalidDataException($"{_path}: {_end - place} bytes follow the last tensor; the file must end with it.");
    }

    private void Require(JsonElement value, JsonValueKind kind, string key, string what)
    {
        if (value.ValueKind != kind)
            throw new InvalidDataException($"{_path}: '{key}' in the header is {value.ValueKind}; it must be {what}.");
    }
}
