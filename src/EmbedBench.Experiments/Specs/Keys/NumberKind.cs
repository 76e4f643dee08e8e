using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;
using EmbedBench.Results.Json;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A number, written without quotes, between limits of which each may be excluded or absent.</summary>
internal sealed class NumberKind : ValueKind<double>
{
    public static NumberKind Any { get; } = new();

    public double? From { get; init; }

    public double? Above { get; init; }

    public double? To { get; init; }

    public double? Below { get; init; }

    public override string Allowed
    {
        get
        {
            (string Word, double? Limit)[] limits = [("from", From), ("above", Above), ("to", To), ("below", Below)];
            return "a number" + string.Concat(
                limits.Select(limit => limit.Limit is double value ? $" {limit.Word} {EcmaScriptNumber.Format(value)}" : ""));
        }
    }

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out double result)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return value is YamlValue.Scalar { Plain: true } scalar
            && double.TryParse(scalar.Text, Style, CultureInfo.InvariantCulture, out result)
            && double.IsFinite(result)
            && !(result < From) && !(result <= Above) && !(result > To) && !(result >= Below)
            || Refuse(value, path, reading, out result);
    }

    public override void Write(Utf8JsonWriter writer, double value, Func<KeyClass, bool> wanted) =>
        writer.WriteRawValue(EcmaScriptNumber.Format(value));

    public override JsonObject Schema(bool whole)
    {
        var schema = new JsonObject { ["type"] = "number" };
        (string Word, double? Limit)[] limits = [("minimum", From), ("exclusiveMinimum", Above), ("maximum", To), ("exclusiveMaximum", Below)];
        foreach ((string word, double? limit) in limits)
        {
            if (limit is double value)
                schema[word] = value;
        }

        return schema;
    }
}
