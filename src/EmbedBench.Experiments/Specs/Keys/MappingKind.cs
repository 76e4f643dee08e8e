using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A mapping of known keys.</summary>
/// <param name="keys">All keys, in the order in which they are written.</param>
/// <param name="build">Makes the record once every value has been read.</param>
internal sealed class MappingKind<T>(IReadOnlyList<Key<T>> keys, Func<KeyValues, T> build) : ValueKind<T>
{
    public IReadOnlyList<Key<T>> Known => keys;

    /// <summary>Keys that stand beside these and are read elsewhere; a misspelt key may mean one of them.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    public override string Allowed => keys.Count == 0
        ? "an empty mapping, {}"
        : $"a mapping of {string.Join(", ", keys.Select(key => key.Name))}";

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        if (value is not YamlValue.Mapping mapping)
            return Refuse(value, path, reading, out result);
        bool complete = true;
        foreach (YamlEntry entry in mapping.Entries.Where(entry => keys.All(key => key.Name != entry.Key.Text)))
        {
            reading.RefuseKey(entry.Key, path, [.. keys.Select(key => key.Name), .. Beside]);
            complete = false;
        }

        var values = new KeyValues();
        foreach (Key<T> key in keys)
            complete &= ReadKey(key, mapping, path, reading, values);
        result = complete ? build(values) : default;
        return complete;
    }

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted)
    {
        writer.WriteStartObject();
        foreach (Key<T> key in keys)
            key.Write(writer, value, wanted);
        writer.WriteEndObject();
    }

    public override JsonObject Schema(bool whole)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, key.Schema(whole)))),
            ["additionalProperties"] = false,
        };
        JsonNode[] required = [.. keys.Where(key => whole && key.IsRequired).Select(key => JsonValue.Create(key.Name))];
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        return schema;
    }

    public override YamlValue Merge(YamlValue original, YamlValue overriding) =>
        original is YamlValue.Mapping before && overriding is YamlValue.Mapping over
            ? before.With(over, (name, old, value) => keys.FirstOrDefault(key => key.Name == name)?.Merge(old, value) ?? value)
            : overriding;

    public override IEnumerable<KeyDescription> Keys(string path) => keys.SelectMany(key => key.Describe(path));

    private static bool ReadKey(Key<T> key, YamlValue.Mapping mapping, string path, SpecReading reading, KeyValues values)
    {
        string at = SpecReading.Join(path, key.Name);
        if (mapping.Find(key.Name) is not { } value)
        {
            bool required = key.IsRequired || (key.IsRequiredOfCommitted && reading.IsCommitted);
            if (required)
                reading.Refuse(mapping.Place, at, "is missing.");
            return !required;
        }

        reading.Remember(at, value.Place);
        return key.TryRead(value, at, reading, values);
    }
}
