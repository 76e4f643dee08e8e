using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>Entries or a list of which there must be exactly one.</summary>
internal sealed class SingleKind<T>(string allowed, ValueKind<IReadOnlyList<T>> several) : ValueKind<T>
{
    public override string Allowed => allowed;

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        if (!several.TryRead(value, path, reading, out IReadOnlyList<T>? items))
            return false;
        if (items.Count != 1)
            return Refuse(value, path, reading, out result);
        result = items[0];
        return true;
    }

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted) => several.Write(writer, [value], wanted);

    public override JsonObject Schema(bool whole)
    {
        JsonObject schema = several.Schema(whole);
        schema["maxProperties"] = 1;
        return schema;
    }

    public override IEnumerable<KeyDescription> Keys(string path) => several.Keys(path);
}
