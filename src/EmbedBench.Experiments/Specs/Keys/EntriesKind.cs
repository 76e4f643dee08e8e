using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A mapping whose keys the user chooses, at least one: each entry becomes a record of name and value.</summary>
internal sealed class EntriesKind<TEntry, TName, TValue>(string allowed) : ValueKind<IReadOnlyList<TEntry>>
{
    public required ValueKind<TName> Name { get; init; }

    public required ValueKind<TValue> Value { get; init; }

    public required Func<TName, TValue, TEntry> Make { get; init; }

    public required Func<TEntry, string> NameOf { get; init; }

    public required Func<TEntry, TValue> ValueOf { get; init; }

    /// <summary>
    /// Whether the order means something. JSON's objects have none, so a record then holds a list of objects of one entry.
    /// </summary>
    public bool IsOrdered { get; init; }

    public override string Allowed => allowed;

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out IReadOnlyList<TEntry> result)
    {
        result = null;
        if (value is not YamlValue.Mapping { Entries.Count: > 0 } mapping)
            return Refuse(value, path, reading, out result);
        var entries = new List<TEntry>();
        foreach (YamlEntry entry in mapping.Entries)
        {
            string at = SpecReading.Join(path, entry.Key.Text);
            reading.Remember(at, entry.Key.Place);
            bool named = Name.TryRead(entry.Key, at, reading, out TName? name);
            if (Value.TryRead(entry.Value, at, reading, out TValue? read) && named)
                entries.Add(Make(name!, read));
        }

        result = entries;
        return entries.Count == mapping.Entries.Count;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<TEntry> value, Func<KeyClass, bool> wanted)
    {
        if (IsOrdered)
        {
            writer.WriteStartArray();
            foreach (TEntry entry in value)
                WriteObject(writer, [entry], wanted);
            writer.WriteEndArray();
        }
        else
        {
            WriteObject(writer, value, wanted);
        }
    }

    public override JsonObject Schema(bool whole) =>
        new() { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = Value.Schema(whole: true) };

    public override YamlValue Merge(YamlValue original, YamlValue overriding) =>
        original is YamlValue.Mapping before && overriding is YamlValue.Mapping over
            ? before.With(over, (_, _, value) => value)
            : overriding;

    public override IEnumerable<KeyDescription> Keys(string path)
    {
        string at = SpecReading.Join(path, "*");
        List<KeyDescription> below = [.. Value.Keys(at)];
        return below.Count > 0 ? below : [new KeyDescription(at, KeyClass.Figure, "", IsLeaf: true)];
    }

    private void WriteObject(Utf8JsonWriter writer, IReadOnlyList<TEntry> entries, Func<KeyClass, bool> wanted)
    {
        writer.WriteStartObject();
        foreach (TEntry entry in entries)
        {
            writer.WritePropertyName(NameOf(entry));
            Value.Write(writer, ValueOf(entry), wanted);
        }

        writer.WriteEndObject();
    }
}
