using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A whole number, written without quotes; both limits included.</summary>
internal sealed class WholeNumberKind<T>(T from, T to) : ValueKind<T>
    where T : struct, IBinaryInteger<T>
{
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a whole number from {from} to {to}");

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result) =>
        value is YamlValue.Scalar { Plain: true } scalar
        && T.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out result)
        && result >= from
        && result <= to
        || Refuse(value, path, reading, out result);

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted) =>
        writer.WriteNumberValue(long.CreateChecked(value));

    public override JsonObject Schema(bool whole) =>
        new() { ["type"] = "integer", ["minimum"] = long.CreateChecked(from), ["maximum"] = long.CreateChecked(to) };
}

/// <summary>Kinds of whole numbers.</summary>
internal static class WholeNumberKind
{
    // Canonical JSON holds numbers as doubles, which tell whole numbers apart up to here.
    private const long LargestExact = (1L << 53) - 1;

    public static WholeNumberKind<int> Positive { get; } = new(1, int.MaxValue);

    public static WholeNumberKind<long> Seed { get; } = new(0, LargestExact);
}
