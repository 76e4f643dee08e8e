using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A word that stands for one value, or a value of another kind: <c>epoch</c> or a number.</summary>
/// <param name="word">The word.</param>
/// <param name="meaning">What it stands for.</param>
/// <param name="other">The kind of every other value.</param>
internal sealed class WordOrKind<T>(string word, T meaning, ValueKind<T> other) : ValueKind<T>
{
    public override string Allowed => $"{word} or {other.Allowed}";

    public override bool WritesNull => meaning is null;

    public override bool HasShortForm => true;

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        if (value is YamlValue.Scalar scalar && scalar.Text == word)
        {
            result = meaning;
            return true;
        }

        if (value is not YamlValue.Scalar)
            return other.TryRead(value, path, reading, out result);

        // Where a word is wrong, both possibilities are told, not only the other kind's.
        return other.TryRead(value, path, reading.Aside(), out result) || Refuse(value, path, reading, out result);
    }

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted)
    {
        if (EqualityComparer<T>.Default.Equals(value, meaning))
            writer.WriteStringValue(word);
        else
            other.Write(writer, value, wanted);
    }

    public override JsonObject Schema(bool whole) =>
        new() { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = word }, other.Schema(whole)) };

    public override YamlValue Merge(YamlValue original, YamlValue overriding) =>
        original is YamlValue.Mapping && overriding is YamlValue.Mapping ? other.Merge(original, overriding) : overriding;

    public override IEnumerable<KeyDescription> Keys(string path) => other.Keys(path);
}
