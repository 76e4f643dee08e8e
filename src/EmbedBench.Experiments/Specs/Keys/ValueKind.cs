using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>
/// The type of a value in a spec. One description serves reading, writing into a record, overriding by a profile and the JSON Schema.
/// </summary>
/// <typeparam name="T">What the value becomes.</typeparam>
internal abstract class ValueKind<T>
{
    /// <summary>What is allowed, as the end of "must be …".</summary>
    public abstract string Allowed { get; }

    /// <summary>Whether null is written by a word of its own; otherwise a key whose value is null is left out.</summary>
    public virtual bool WritesNull => false;

    /// <summary>Whether the value may be a single text although keys can stand inside it.</summary>
    public virtual bool HasShortForm => false;

    /// <summary>Reads a value, or tells <paramref name="reading"/> all that is wrong with it.</summary>
    public abstract bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result);

    /// <summary>Writes a value with those of its keys whose class is wanted.</summary>
    public abstract void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted);

    /// <summary>What a value looks like in JSON Schema.</summary>
    /// <param name="whole">False in a profile, where a mapping may hold a part of its keys.</param>
    public abstract JsonObject Schema(bool whole);

    /// <summary>A profile's value over the spec's. A value replaces the other unless its kind says how they merge.</summary>
    public virtual YamlValue Merge(YamlValue original, YamlValue overriding) => overriding;

    /// <summary>The keys inside, with their paths below <paramref name="path"/>.</summary>
    public virtual IEnumerable<KeyDescription> Keys(string path) => [];

    protected bool Refuse(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        reading.Refuse(value.Place, path, $"must be {Allowed}, and is {value.Describe()}.");
        result = default;
        return false;
    }
}
