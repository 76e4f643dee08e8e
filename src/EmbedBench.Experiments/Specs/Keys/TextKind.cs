using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Yaml;

namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A text that stands for something.</summary>
/// <param name="allowed">What is allowed, as the end of "must be …".</param>
/// <param name="parse">Reads the text; its FormatException is what the user is told.</param>
/// <param name="format">Writes what was read.</param>
internal sealed class TextKind<T>(string allowed, Func<string, T> parse, Func<T, string> format) : ValueKind<T>
{
    public override string Allowed => allowed;

    public override bool TryRead(YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out T result)
    {
        if (value is not YamlValue.Scalar { IsNull: false } scalar)
            return Refuse(value, path, reading, out result);
        try
        {
            result = parse(scalar.Text);
            return true;
        }
        catch (FormatException problem)
        {
            reading.Refuse(value.Place, path, $"must be {allowed}: {problem.Message}");
            result = default;
            return false;
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, Func<KeyClass, bool> wanted) => writer.WriteStringValue(format(value));

    public override JsonObject Schema(bool whole) => new() { ["type"] = "string" };
}

/// <summary>Kinds of plain text.</summary>
internal static class TextKind
{
    /// <summary>Any text but an empty one.</summary>
    public static TextKind<string> Any { get; } = Of("a text");

    /// <summary>A file name of the experiment's folder or below it.</summary>
    public static TextKind<string> File { get; } = new("the name of a file or folder", RequireLocal, text => text);

    public static TextKind<string> Of(string allowed) => new(allowed, RequireText, text => text);

    private static string RequireText(string text) => text.Trim().Length > 0 ? text : throw new FormatException("it is empty.");

    private static string RequireLocal(string text)
    {
        string name = RequireText(text);
        return name.Any(char.IsControl) ? throw new FormatException("it holds a control character.") : name;
    }
}
