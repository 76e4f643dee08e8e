using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A key of a mapping: everything that is known of it stands here and nowhere else.</summary>
/// <typeparam name="TOwner">What the mapping becomes.</typeparam>
internal abstract class Key<TOwner>
{
    public required string Name { get; init; }

    /// <summary>What the key means, for the schema: one sentence.</summary>
    public required string Text { get; init; }

    public KeyClass Class { get; init; } = KeyClass.Figure;

    /// <summary>Whether a profile's mapping takes the place of the spec's instead of merging with it.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether an experiment of the catalogue needs the key although others may leave it out.</summary>
    public bool IsRequiredOfCommitted { get; init; }

    public abstract bool IsRequired { get; }

    public abstract bool TryRead(YamlValue value, string path, SpecReading reading, KeyValues values);

    public abstract void Write(Utf8JsonWriter writer, TOwner owner, Func<KeyClass, bool> wanted);

    public abstract JsonObject Schema(bool whole);

    public abstract YamlValue Merge(YamlValue original, YamlValue overriding);

    public abstract IEnumerable<KeyDescription> Describe(string path);
}

/// <inheritdoc cref="Key{TOwner}"/>
/// <typeparam name="TOwner">What the mapping becomes.</typeparam>
/// <typeparam name="TValue">What the key's value becomes.</typeparam>
internal sealed class Key<TOwner, TValue> : Key<TOwner>
{
    private readonly bool _hasDefault;
    private readonly TValue? _default;

    /// <summary>A required key.</summary>
    public Key(ValueKind<TValue> kind, Func<TOwner, TValue> get)
    {
        Kind = kind;
        Get = get;
    }

    /// <summary>A key that may be left out. The default is given as the record has it, and written nowhere else.</summary>
    public Key(ValueKind<TValue> kind, Func<TOwner, TValue> get, TValue whenAbsent)
        : this(kind, get)
    {
        _hasDefault = true;
        _default = whenAbsent;
    }

    public ValueKind<TValue> Kind { get; }

    public Func<TOwner, TValue> Get { get; }

    public override bool IsRequired => !_hasDefault;

    /// <summary>The value that was read, or the default.</summary>
    public TValue From(KeyValues values) => values.TryGet(this, out object? value) ? (TValue)value! : _default!;

    public override bool TryRead(YamlValue value, string path, SpecReading reading, KeyValues values)
    {
        bool read = Kind.TryRead(value, path, reading, out TValue? result);
        if (read)
            values.Set(this, result);
        return read;
    }

    public override void Write(Utf8JsonWriter writer, TOwner owner, Func<KeyClass, bool> wanted)
    {
        TValue value = Get(owner);
        if (!wanted(Class) || (value is null && !Kind.WritesNull))
            return;
        writer.WritePropertyName(Name);
        Kind.Write(writer, value, wanted);
    }

    public override JsonObject Schema(bool whole)
    {
        JsonObject schema = Kind.Schema(whole || Replaces);
        schema["description"] = Text;
        if (_hasDefault && (_default is not null || Kind.WritesNull))
            schema["default"] = DefaultAsJson();
        return schema;
    }

    public override YamlValue Merge(YamlValue original, YamlValue overriding) => Replaces ? overriding : Kind.Merge(original, overriding);

    public override IEnumerable<KeyDescription> Describe(string path)
    {
        string at = SpecReading.Join(path, Name);
        List<KeyDescription> below = [.. Kind.Keys(at)];
        var own = new KeyDescription(at, Class, Text, below.Count == 0 || Kind.HasShortForm);

        // Where a mapping as a whole decides no figure, nothing in it does.
        return below.Prepend(own).Select(key => Class == KeyClass.Figure ? key : key with { Class = Class });
    }

    private JsonNode DefaultAsJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Kind.Write(writer, _default!, _ => true);
        return JsonNode.Parse(stream.ToArray())!;
    }
}
