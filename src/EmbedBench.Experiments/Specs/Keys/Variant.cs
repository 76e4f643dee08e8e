using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>One form of a mapping that has several.</summary>
/// <typeparam name="T">What each form becomes.</typeparam>
internal abstract class Variant<T>
{
    /// <summary>The key that tells this form from the others.</summary>
    public required string Key { get; init; }

    /// <summary>The word that the key must have where forms share it, or null.</summary>
    public string? Word { get; init; }

    /// <summary>What tells this form from the others, as a message gives it.</summary>
    public string Mark => Word is null ? Key : $"{Key}: {Word}";

    /// <summary>Whether the mapping is of this form.</summary>
    public bool Fits(YamlValue.Mapping mapping) =>
        Word is null ? mapping.Has(Key) : mapping.Find(Key) is YamlValue.Scalar scalar && scalar.Text == Word;

    public abstract bool Is(T value);

    public abstract bool Knows(string key);

    public abstract bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result);

    public abstract void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted);

    public abstract JsonObject Schema(bool whole);

    public abstract YamlValue Merge(YamlValue original, YamlValue overriding);

    public abstract IEnumerable<KeyDescription> Keys(string path);
}

/// <inheritdoc cref="Variant{T}"/>
/// <typeparam name="T">What each form becomes.</typeparam>
/// <typeparam name="TForm">What this form becomes.</typeparam>
internal sealed class Variant<T, TForm>(MappingKind<TForm> kind) : Variant<T>
    where TForm : T
{
    public override bool Is(T value) => value is TForm;

    public override bool Knows(string key) => key == Key || kind.Known.Any(known => known.Name == key);

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        bool read = kind.TryRead(value, path, reading, out TForm? form);
        result = form;
        return read;
    }

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted) => kind.Write(writer, (TForm)value!, wanted);

    public override JsonObject Schema(bool whole) => kind.Schema(whole);

    public override YamlValue Merge(YamlValue original, YamlValue overriding) => kind.Merge(original, overriding);

    public override IEnumerable<KeyDescription> Keys(string path) => kind.Keys(path);
}
