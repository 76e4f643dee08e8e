using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Experiments.Specs.Yaml;
using EmbedBench.Retrieval.Metrics;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary>Metrics, several cut-offs of one in one text; in a record each stands alone.</summary>
internal sealed class MetricsKind : ValueKind<IReadOnlyList<MetricName>>
{
    private static readonly ListKind<IReadOnlyList<MetricName>> Texts = new(
        "a list of metrics",
        new TextKind<IReadOnlyList<MetricName>>("a metric with its cut-offs", MetricName.ParseList, metrics => string.Join(',', metrics)));

    public override string Allowed => Texts.Allowed;

    public override bool TryRead(
        YamlValue value, string path, SpecReading reading, [MaybeNullWhen(false)] out IReadOnlyList<MetricName> result)
    {
        bool read = Texts.TryRead(value, path, reading, out IReadOnlyList<IReadOnlyList<MetricName>>? texts);
        List<MetricName> metrics = read ? [.. texts!.SelectMany(names => names)] : [];
        foreach (MetricName twice in metrics.GroupBy(metric => metric).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            reading.Refuse(value.Place, path, $"has {twice} twice.");
            read = false;
        }

        result = metrics;
        return read;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<MetricName> value, Func<KeyClass, bool> wanted)
    {
        writer.WriteStartArray();
        foreach (MetricName metric in value)
            writer.WriteStringValue(metric.ToString());
        writer.WriteEndArray();
    }

    public override JsonObject Schema(bool whole) => Texts.Schema(whole);
}
