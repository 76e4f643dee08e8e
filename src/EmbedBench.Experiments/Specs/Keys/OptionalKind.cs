using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A number that may be absent, as <c>Nullable</c>; where it stands it is of another kind.</summary>
internal sealed class OptionalKind<T>(ValueKind<T> kind) : ValueKind<T?>
    where T : struct
{
    public override string Allowed => kind.Allowed;

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T? result)
    {
        bool read = kind.TryRead(value, path, reading, out T number);
        result = read ? number : null;
        return read;
    }

    public override void Write(Utf8JsonWriter writer, T? value, Func<KeyClass, bool> wanted) => kind.Write(writer, value!.Value, wanted);

    public override JsonObject Schema(bool whole) => kind.Schema(whole);
}

/// <summary>Kinds of values that may be absent.</summary>
internal static class OptionalKind
{
    /// <summary>The same kind for a key whose record has null where it is absent.</summary>
    public static ValueKind<T?> OrNull<T>(this ValueKind<T> kind)
        where T : class => kind!;
}
