using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Exports;

/// <summary>
/// Result files as MTEB reads them. The revision of the data is the digest of its rows; there is no version of MTEB, since it did not run.
/// </summary>
internal static class MtebResult
{
    private const string MainMetric = "ndcg@10";

    public static IReadOnlyList<ExportFile> Create(RunRecord record) =>
        [
            .. StageScores.Of(record)
                .Select(
                    scores => new ExportFile(
                        FormattableString.Invariant($"{record.Deterministic.Experiment}.{scores.Stage}-{scores.Dimension}.json"),
                        Write(record, scores))),
        ];

    private static string Write(RunRecord record, StageScores scores) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("dataset_revision", record.Deterministic.Hashes.Data);
        writer.WriteString("task_name", record.Deterministic.Experiment);
        writer.WriteNull("mteb_version");
        if (record.Measured.Seconds.TryGetValue("encode", out double seconds))
            writer.WriteNumber("evaluation_time", seconds);
        else
            writer.WriteNull("evaluation_time");
        writer.WriteNull("kg_co2_emissions");
        writer.WriteStartObject("scores");
        writer.WriteStartArray("test");
        writer.WriteStartObject();
        foreach ((FigureMetric metric, double value) in scores.Metrics)
            writer.WriteNumber(metric.ToString().Replace("@", "_at_", StringComparison.Ordinal), value);
        foreach ((_, double main) in scores.Metrics.Where(pair => pair.Key.ToString() == MainMetric))
            writer.WriteNumber("main_score", main);
        writer.WriteString("hf_subset", "default");
        writer.WriteStartArray("languages");
        writer.WriteStringValue("eng-Latn");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
