using System.Globalization;
using System.Text;
using EmbedBench.Datasets;
using EmbedBench.Datasets.Sources;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Experiments.Runner;

/// <summary>The README.md of a tuned model: front matter that the hub reads, then what was done and what came out.</summary>
internal static class ModelCard
{
    public static string Write(ExperimentSpec spec, Dataset data, RunRecord record)
    {
        var card = new StringBuilder();
        card.Append(CultureInfo.InvariantCulture, $"""
            ---
            language: en
            {License(spec.Model)}library_name: sentence-transformers
            pipeline_tag: sentence-similarity
            tags:
            - sentence-transformers
            - sentence-similarity
            - feature-extraction
            base_model: {BaseModel(spec.Model)}
            {Datasets(spec.Data.Source)}metrics:
            - {spec.Evaluation.Primary}
            model-index:
            - name: {spec.Name}
              results:
              - task:
                  type: information-retrieval
                  name: Information Retrieval
                dataset:
                  type: {spec.Name}
                  name: {Quote(spec.Title)}
                  split: test
                metrics:

            """);
        foreach (int dimension in spec.Dimensions)
        {
            if (Find(record, FigureStage.Tuned, dimension, spec) is { } value)
                card.Append(CultureInfo.InvariantCulture, $"    - type: {spec.Evaluation.Primary}\n      name: {spec.Evaluation.Primary} at {dimension} dimensions\n      value: {value}\n");
        }

        card.Append(CultureInfo.InvariantCulture, $"""
            ---
            # {spec.Title}

            {BaseModel(spec.Model)}, tuned on {data.Split.Train.Count} pairs of `{spec.Name}` (profile `{spec.Profile}`) and measured on {data.Queries.Count}
            held-out queries against {data.Corpus.Count} passages.

            | dimensions | {spec.Evaluation.Primary} base | tuned |
            |---:|---:|---:|

            """);
        foreach (int dimension in spec.Dimensions)
            card.Append(CultureInfo.InvariantCulture, $"| {dimension} | {Show(Find(record, FigureStage.Base, dimension, spec))} | {Show(Find(record, FigureStage.Tuned, dimension, spec))} |\n");
        card.Append(CultureInfo.InvariantCulture, $"""

            ## Training

            | setting | value |
            |---|---|
            | loss | {spec.Training.Loss.GetType().Name} |
            | epochs | {spec.Training.Epochs} |
            | batch | {spec.Training.Batch} × {spec.Training.Accumulate} |
            | learning rate | {spec.Training.LearningRate:0.###e-0} |
            | schedule, warm-up | {spec.Training.Schedule}, {spec.Training.Warmup} |
            | seed | {spec.Training.Seed} |
            | data, SHA-256 | `{data.Fingerprint.Content}` |
            | weights, SHA-256 | `{record.Deterministic.Hashes.TunedWeights}` |

            ## Use

            ```python
            from sentence_transformers import SentenceTransformer

            model = SentenceTransformer("path/to/this/folder")
            ```

            """);
        return card.ToString();
    }

    private static double? Find(RunRecord record, FigureStage stage, int dimension, ExperimentSpec spec) =>
        record.Find(new FigureName.Score(stage, FigureDimension.Of(dimension), FigureMetric.Parse(spec.Evaluation.Primary.ToString())));

    private static string Show(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "–";

    private static string BaseModel(ModelSource source) => source switch
    {
        ModelSource.Embedded embedded => $"sentence-transformers/{embedded.Name}",
        ModelSource.Hub hub => hub.Repository,
        ModelSource.Folder folder => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder.Path)),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>The embedded model's, which a tuned one keeps; that of others is their authors' to say.</summary>
    private static string License(ModelSource source) => source is ModelSource.Embedded ? "license: apache-2.0\n" : "";

    private static string Datasets(DataSource source) =>
        source is DataSource.Hub hub ? $"datasets:\n- {hub.Repository["datasets/".Length..]}\n" : "";

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
