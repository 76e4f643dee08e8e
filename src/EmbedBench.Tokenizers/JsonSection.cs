using System.Text.Json;

namespace EmbedBench.Tokenizers;

/// <summary>
/// One object of tokenizer.json, read key by key. A key that nobody has read when the section is closed is unknown, and an error: it might
/// change the ids.
/// </summary>
internal sealed class JsonSection
{
    private readonly string _file;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);

    /// <param name="file">Names the file in messages.</param>
    /// <param name="place">The keys that lead to the section; empty for the whole file.</param>
    /// <param name="element">Must be an object.</param>
    public JsonSection(string file, string place, JsonElement element)
    {
        (_file, Place) = (file, place);
        if (element.ValueKind != JsonValueKind.Object)
            throw Error($"found {Describe(element)}, where an object is expected");
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value))
                throw Error($"the key '{property.Name}' stands there twice");
            _unread.Add(property.Name);
        }
    }

    public string Place { get; }

    /// <summary>The component that the section describes.</summary>
    public string Type => Text("type");

    public InvalidDataException Error(string what) => new(Place.Length == 0 ? $"{_file}: {what}." : $"{_file}: {Place}: {what}.");

    public InvalidDataException UnknownType(string known) => Error($"the component '{Type}' is not known; known are {known}");

    /// <summary>Whether there is a value other than null.</summary>
    public bool Has(string key) => _values.TryGetValue(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Value(string key)
    {
        _unread.Remove(key);
        return _values.TryGetValue(key, out JsonElement value) ? value : throw Error($"the key '{key}' is missing");
    }

    public string Text(string key) => Text(key, Value(key));

    public string Text(string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unexpected(key, value, "a string");

    public string? OptionalText(string key) => Has(key) ? Text(key) : Skip<string>(key);

    public bool Boolean(string key) => Value(key) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        JsonElement other => throw Unexpected(key, other, "true or false"),
    };

    public bool Boolean(string key, bool absent)
    {
        if (Has(key))
            return Boolean(key);
        _unread.Remove(key);
        return absent;
    }

    public int WholeNumber(string key) => WholeNumber(key, Value(key));

    /// <summary>A number from 0 to 2³¹ − 1.</summary>
    public int WholeNumber(string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0
            ? number
            : throw Unexpected(key, value, "a whole number from 0 on");

    public JsonSection Section(string key) => Section(key, Value(key));

    public JsonSection Section(string key, JsonElement value) => new(_file, Place.Length == 0 ? key : $"{Place}.{key}", value);

    public JsonSection? OptionalSection(string key) => Has(key) ? Section(key) : Skip<JsonSection>(key);

    public IReadOnlyList<JsonElement> Array(string key) => Array(key, Value(key));

    public IReadOnlyList<JsonElement> Array(string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Unexpected(key, value, "an array");

    /// <summary>The objects of an array.</summary>
    public IEnumerable<JsonSection> Sections(string key) => Array(key).Select((element, index) => Section($"{key}[{index}]", element));

    /// <summary>Keys that may stand there and change no id.</summary>
    public void Ignore(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
            _unread.Remove(key);
    }

    /// <exception cref="InvalidDataException">A key is left that nobody has read.</exception>
    public void Close()
    {
        foreach (string key in _unread)
            throw Error($"the key '{key}' is not known, and might change the ids");
    }

    public InvalidDataException Unexpected(string key, JsonElement value, string expected) =>
        Error($"'{key}' is {Describe(value)}; it must be {expected}");

    private T? Skip<T>(string key)
        where T : class
    {
        _unread.Remove(key);
        return null;
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };
}
