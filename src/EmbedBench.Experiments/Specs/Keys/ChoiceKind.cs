using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>One of a few words.</summary>
internal sealed class ChoiceKind<T>(params (string Word, T Value)[] choices) : ValueKind<T>
    where T : notnull
{
    public override string Allowed => choices.Length == 1
        ? choices[0].Word
        : $"{string.Join(", ", choices[..^1].Select(choice => choice.Word))} or {choices[^1].Word}";

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        foreach ((string word, T chosen) in choices)
        {
            if (value is YamlValue.Scalar scalar && scalar.Text == word)
            {
                result = chosen;
                return true;
            }
        }

        return Refuse(value, path, reading, out result);
    }

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted) =>
        writer.WriteStringValue(choices.First(choice => choice.Value.Equals(value)).Word);

    public override JsonObject Schema(bool whole) => new() { ["enum"] = new JsonArray([.. choices.Select(Literal)]) };

    // YAML reads true and false as such, not as texts.
    private static JsonNode Literal((string Word, T Value) choice) =>
        bool.TryParse(choice.Word, out bool truth) ? JsonValue.Create(truth) : JsonValue.Create(choice.Word);
}

/// <summary>Choices that several keys share.</summary>
internal static class ChoiceKind
{
    public static ChoiceKind<bool> Truth { get; } = new(("true", true), ("false", false));
}
