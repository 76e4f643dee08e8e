using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A mapping of one of several forms; a key, or a key with its word, says which.</summary>
internal sealed class VariantKind<T>(params Variant<T>[] variants) : ValueKind<T>
{
    public override string Allowed => $"a mapping with one of {string.Join(", ", variants.Select(variant => variant.Mark).Distinct())}";

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        if (value is not YamlValue.Mapping mapping)
            return Refuse(value, path, reading, out result);
        if (variants.FirstOrDefault(variant => variant.Fits(mapping)) is not { } form)
        {
            RefuseForm(mapping, path, reading);
            result = default;
            return false;
        }

        List<YamlEntry> foreign = [.. mapping.Entries.Where(entry => !form.Knows(entry.Key.Text) && Knows(entry.Key.Text))];
        foreach (YamlEntry entry in foreign)
            reading.Refuse(entry.Key.Place, SpecReading.Join(path, entry.Key.Text), $"is not used with {form.Mark}.");
        YamlValue known = foreign.Count == 0 ? mapping : mapping with { Entries = [.. mapping.Entries.Except(foreign)] };
        return form.TryRead(known, path, reading, out result) && foreign.Count == 0;
    }

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted) =>
        variants.First(variant => variant.Is(value)).Write(writer, value, wanted);

    public override JsonObject Schema(bool whole) =>
        new() { ["anyOf"] = new JsonArray([.. variants.Select(variant => variant.Schema(whole))]) };

    /// <summary>Another form replaces; the same one merges key by key.</summary>
    public override YamlValue Merge(YamlValue original, YamlValue overriding)
    {
        if (original is not YamlValue.Mapping before || overriding is not YamlValue.Mapping over)
            return overriding;
        Variant<T>? old = variants.FirstOrDefault(variant => variant.Fits(before));
        bool changesForm = variants.Any(variant => variant != old && variant.Fits(over));
        return changesForm || old is null ? overriding : old.Merge(original, overriding);
    }

    public override IEnumerable<KeyDescription> Keys(string path) =>
        variants.SelectMany(variant => variant.Keys(path)).DistinctBy(key => key.Path);

    private bool Knows(string key) => variants.Any(variant => variant.Knows(key));

    private void RefuseForm(YamlValue.Mapping mapping, string path, SpecReading reading)
    {
        if (mapping.Entries.FirstOrDefault(entry => !Knows(entry.Key.Text)) is { } unknown)
            reading.RefuseKey(unknown.Key, path, [.. variants.Select(variant => variant.Key)]);
        else
            reading.Refuse(mapping.Place, path, $"must be {Allowed}.");
    }
}
