using System.Globalization;
using System.Text;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Exports;

/// <summary>
/// The <c>model-index</c> of a model card's front matter: the tuned model's metrics, a result a dimension, with sentence-transformers'
/// names.
/// </summary>
internal static class ModelIndex
{
    public static string Write(RunRecord record)
    {
        var text = new StringBuilder();
        DeterministicPart run = record.Deterministic;
        text.Append(CultureInfo.InvariantCulture, $"model-index:\n- name: {YamlText.Quote($"{run.Experiment}-{run.Profile}")}\n  results:\n");
        foreach (StageScores scores in StageScores.Of(record).Where(scores => scores.Stage == FigureStage.Tuned))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"""
                  - task:
                      type: information-retrieval
                      name: Information Retrieval
                    dataset:
                      name: dim {scores.Dimension}
                      type: dim_{scores.Dimension}
                      revision: {YamlText.Quote(run.Hashes.Data)}
                      split: test
                    metrics:

                """);
            foreach ((FigureMetric metric, double value) in scores.Metrics)
            {
                text.Append(CultureInfo.InvariantCulture, $"    - type: {YamlText.Quote($"cosine_{metric}")}\n      value: {value:R}\n");
                text.Append(CultureInfo.InvariantCulture, $"      name: {YamlText.Quote($"Cosine {MetricTitle.Of(metric)}")}\n");
            }
        }

        return text.ToString();
    }
}
