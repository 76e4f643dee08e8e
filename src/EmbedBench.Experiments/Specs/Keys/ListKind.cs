using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A list of at least one value.</summary>
/// <param name="allowed">What the list holds: <c>a list of texts</c>.</param>
/// <param name="item">The kind of each.</param>
internal sealed class ListKind<T>(string allowed, ValueKind<T> item) : ValueKind<IReadOnlyList<T>>
{
    public override string Allowed => allowed;

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> result)
    {
        if (value is not YamlValue.List { Items.Count: > 0 } list)
        {
            return value is YamlValue.List
                ? RefuseEmpty(value, path, reading, out result)
                : Refuse(value, path, reading, out result);
        }

        var items = new List<T>(list.Items.Count);
        foreach ((int index, YamlValue element) in list.Items.Index())
        {
            string at = SpecReading.Item(path, index);
            reading.Remember(at, element.Place);
            if (item.TryRead(element, at, reading, out T? read))
                items.Add(read);
        }

        result = items;
        return items.Count == list.Items.Count;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, Func<KeyClass, bool> wanted)
    {
        writer.WriteStartArray();
        foreach (T element in value)
            item.Write(writer, element, wanted);
        writer.WriteEndArray();
    }

    public override JsonObject Schema(bool whole) =>
        new() { ["type"] = "array", ["minItems"] = 1, ["items"] = item.Schema(whole: true) };

    private bool RefuseEmpty(YamlValue value, string path, SpecReading reading, out IReadOnlyList<T>? result)
    {
        reading.Refuse(value.Place, path, $"must be {allowed}, and is empty.");
        result = null;
        return false;
    }
}
