using System.Globalization;
using System.Text.Json;

namespace EmbedBench.Encoders.Folders;

/// <summary>A JSON file of a model folder; every value is checked where it is read, and every error names the file and the key.</summary>
public sealed class ModelConfig
{
    private readonly JsonElement _root;

    private ModelConfig(string file, JsonElement root)
    {
        File = file;
        _root = root;
    }

    public string File { get; }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It holds no JSON object.</exception>
    public static ModelConfig Read(string file)
    {
        if (!System.IO.File.Exists(file))
            throw new FileNotFoundException($"The model has no file {file}.", file);
        return Parse(System.IO.File.ReadAllBytes(file), file);
    }

    /// <param name="json">UTF-8.</param>
    /// <param name="file">The name for errors.</param>
    public static ModelConfig Parse(ReadOnlyMemory<byte> json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new ModelConfig(file, document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file}: line {exception.LineNumber + 1} is not JSON.", exception);
        }

        throw new InvalidDataException($"{file}: expected a JSON object.");
    }

    public bool Has(string key) => _root.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Whether the key is there and holds null.</summary>
    public bool IsNull(string key) => _root.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Null;

    public string Text(string key) => Get(key, JsonValueKind.String, "a text").GetString()!;

    public string Text(string key, string absent) => Has(key) ? Text(key) : absent;

    public bool Flag(string key, bool absent) => !Has(key) ? absent : _root.GetProperty(key).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(key, "true or false"),
    };

    /// <summary>A whole number from 1 to 10 million: layers, widths, entries.</summary>
    public int Count(string key) =>
        Get(key, JsonValueKind.Number, "a whole number").TryGetInt32(out int value) && value is >= 1 and <= 10_000_000
            ? value
            : throw Wrong(key, "a whole number from 1 to 10,000,000");

    public int? CountOrNull(string key) => Has(key) ? Count(key) : null;

    /// <summary>A whole number that divides another key's, such as the heads the width.</summary>
    public int Divisor(string key, string of)
    {
        int value = Count(key);
        return Count(of) % value == 0 ? value : throw Wrong(key, $"a divisor of {of}, {Count(of)}");
    }

    /// <summary>A token id, or null where the key is absent or null.</summary>
    public int? Optional(string key)
    {
        if (!Has(key))
            return null;
        return Get(key, JsonValueKind.Number, "a whole number").TryGetInt32(out int value) && value >= 0
            ? value
            : throw Wrong(key, "a token id, 0 or above");
    }

    public double Number(string key)
    {
        double value = Get(key, JsonValueKind.Number, "a number").GetDouble();
        return double.IsFinite(value) ? value : throw Wrong(key, "a finite number");
    }

    public double Number(string key, double absent) => Has(key) ? Number(key) : absent;

    public double Positive(string key)
    {
        double value = Number(key);
        return value > 0 ? value : throw Wrong(key, "a number above 0");
    }

    /// <summary>A dropout rate, 0 where the key is absent.</summary>
    public double Rate(string key)
    {
        double value = Number(key, 0);
        return value is >= 0 and < 1 ? value : throw Wrong(key, "a rate from 0 to below 1");
    }

    public IReadOnlyList<string> Texts(string key)
    {
        JsonElement list = Get(key, JsonValueKind.Array, "a list of texts");
        return [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(key, "a list of texts"))];
    }

    /// <summary>The texts of an object such as <c>prompts</c>; empty where the key is absent.</summary>
    public IReadOnlyDictionary<string, string> Map(string key)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Has(key))
            return map;
        foreach (JsonProperty property in Get(key, JsonValueKind.Object, "an object of texts").EnumerateObject())
        {
            map[property.Name] = property.Value.ValueKind == JsonValueKind.String
                ? property.Value.GetString()!
                : throw Wrong(key, "an object of texts");
        }

        return map;
    }

    /// <summary>The object below a key.</summary>
    public ModelConfig Section(string key) => new(File, Get(key, JsonValueKind.Object, "an object"));

    /// <summary>Refuses a model whose arithmetic is not implemented: the key must be absent or hold this value.</summary>
    public void Require(string key, string value)
    {
        if (Has(key) && Text(key) != value)
            throw Wrong(key, $"\"{value}\"");
    }

    /// <inheritdoc cref="Require(string, string)"/>
    public void Require(string key, bool value)
    {
        if (Flag(key, value) != value)
            throw Wrong(key, value ? "true" : "false");
    }

    /// <inheritdoc cref="Require(string, string)"/>
    public void Require(string key, int value)
    {
        if (Has(key) && Count(key) != value)
            throw Wrong(key, value.ToString(CultureInfo.InvariantCulture));
    }

    internal InvalidDataException Wrong(string key, string allowed)
    {
        string found = _root.TryGetProperty(key, out JsonElement value) ? $"is {Short(value.GetRawText())}" : "is missing";
        return new InvalidDataException($"{File}: \"{key}\" {found}; allowed is {allowed}.");
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private JsonElement Get(string key, JsonValueKind kind, string allowed) =>
        _root.TryGetProperty(key, out JsonElement value) && value.ValueKind == kind ? value : throw Wrong(key, allowed);
}
