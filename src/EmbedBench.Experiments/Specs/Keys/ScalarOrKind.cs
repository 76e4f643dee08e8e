using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A short form that is one text, or the long form, which is a list or a mapping; written in the long form.</summary>
/// <param name="shortForm">The kind of the text.</param>
/// <param name="expand">What the text stands for.</param>
/// <param name="longForm">The kind of every other value.</param>
internal sealed class ScalarOrKind<TShort, T>(ValueKind<TShort> shortForm, Func<TShort, T> expand, ValueKind<T> longForm) : ValueKind<T>
{
    public override string Allowed => $"{shortForm.Allowed} or {longForm.Allowed}";

    public override bool HasShortForm => true;

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        if (value is not YamlValue.Scalar)
            return longForm.TryRead(value, path, reading, out result);
        bool read = shortForm.TryRead(value, path, reading, out TShort? text);
        result = read ? expand(text!) : default;
        return read;
    }

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted) => longForm.Write(writer, value, wanted);

    public override JsonObject Schema(bool whole) => new() { ["anyOf"] = new JsonArray(shortForm.Schema(whole), longForm.Schema(whole)) };

    public override YamlValue Merge(YamlValue original, YamlValue overriding) =>
        original is YamlValue.Mapping && overriding is YamlValue.Mapping ? longForm.Merge(original, overriding) : overriding;

    public override IEnumerable<KeyDescription> Keys(string path) => longForm.Keys(path);
}
