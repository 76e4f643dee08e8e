using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Exports;

/// <summary>Texts in YAML.</summary>
internal static class YamlText
{
    /// <summary>In double quotes, on one line.</summary>
    public static string Quote(string value) =>
        $"\"{SingleLine.Of(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
