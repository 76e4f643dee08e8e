using System.Globalization;
using System.Text.Json;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;

namespace EmbedBench.Results.Records;

/// <summary>Writes the parts of a record. Members stand in the order of the format, figures in their own.</summary>
internal static class RunRecordJson
{
    public static JsonElement Of(DeterministicPart part)
    {
        using var document = JsonDocument.Parse(JsonWriting.Document(writer => Write(writer, part)));
        return document.RootElement.Clone();
    }

    public static void Write(Utf8JsonWriter writer, RunRecord record)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schema", RunRecord.Schema);
        writer.WritePropertyName("deterministic");
        Write(writer, record.Deterministic);
        writer.WriteString("deterministic_sha256", record.DeterministicSha256());
        writer.WriteString("stage", RecordNames.Of(record.Stage));
        writer.Array("reservations", record.Reservations, reservation => writer.WriteStringValue(RecordNames.Of(reservation)));
        writer.Object("measured", () => WriteMeasured(writer, record.Measured));
        writer.Array("verdicts", record.Verdicts, verdict => VerdictJson.Write(writer, verdict));
        writer.WriteBoolean("held", record.Held);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DeterministicPart part)
    {
        writer.WriteStartObject();
        writer.WriteString("experiment", part.Experiment);
        writer.WriteString("profile", part.Profile);
        writer.WriteString("arithmetic", part.Arithmetic);
        writer.WriteString("libtorch", part.Libtorch);
        if (part.OnGpu)
            writer.WriteString("device", part.Device);
        if (part.Notes.Count > 0)
            writer.Array("notes", part.Notes, writer.WriteStringValue);
        writer.WritePropertyName("spec");
        part.Spec.WriteTo(writer);
        writer.Object("hashes", () => WriteHashes(writer, part.Hashes));
        if (part.Revisions.Count > 0)
            writer.Map("revisions", InOrder(part.Revisions), writer.WriteString);
        writer.Map("figures", InOrder(part.Figures), writer.Number);
        writer.Map("ties", InOrder(part.Ties), (name, tie) => writer.Array(name, [tie.Lowest, tie.Highest], writer.Number));
        writer.Array("steps", part.Steps, step => WriteStep(writer, step));
        writer.Map("per_query", InOrder(part.PerQuery), (name, values) => writer.Map(name, ByQuery(values), writer.Number));
        writer.Map("queries", ByQuery(part.Queries), (id, query) => writer.Object(id, () => WriteQuery(writer, query)));
        writer.Array("samples", part.Samples, sample => WriteSample(writer, sample));
        writer.Array("similarity", part.Similarity, similarity => WriteSimilarity(writer, similarity));
        writer.WritePropertyName("overlap");
        part.Overlap.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteHashes(Utf8JsonWriter writer, RunHashes hashes)
    {
        writer.WriteString("spec", hashes.Spec);
        writer.WriteString("data", hashes.Data);
        writer.WriteString("split", hashes.Split);
        writer.WriteString("model", hashes.Model);
        writer.WriteString("tokenizer", hashes.Tokenizer);
        writer.WriteString("queries", hashes.Queries);
        writer.WriteString("judgments", hashes.Judgments);
        if (hashes.TunedWeights is not null)
            writer.WriteString("tuned_weights", hashes.TunedWeights);
        writer.Object("embeddings", () =>
        {
            writer.WriteString("base", hashes.BaseEmbeddings);
            if (hashes.TunedEmbeddings is not null)
                writer.WriteString("tuned", hashes.TunedEmbeddings);
        });
    }

    private static void WriteStep(Utf8JsonWriter writer, TrainingStep step)
    {
        writer.WriteStartObject();
        writer.WriteNumber("step", step.Step);
        writer.Number("epoch", step.Epoch);
        if (double.IsFinite(step.Loss))
            writer.Number("loss", step.Loss);
        if (double.IsFinite(step.GradientNorm))
            writer.Number("gradient_norm", step.GradientNorm);
        writer.Number("learning_rate", step.LearningRate);
        if (step.LossScale is { } scale)
            writer.Number("loss_scale", scale);
        if (step.Skipped)
            writer.WriteBoolean("skipped", true);
        writer.WriteEndObject();
    }

    private static void WriteQuery(Utf8JsonWriter writer, EvaluatedQuery query)
    {
        writer.WriteString("text", query.Text);
        writer.Map("labels", InOrder(query.Labels), writer.WriteString);
        writer.Array("relevant", query.Relevant, writer.WriteStringValue);
        writer.Map("similarity", InOrder(query.Similarity), writer.Number);
        if (query.QueryOverlap != TextOverlap.None)
            writer.WriteString("query_overlap", RecordNames.Of(query.QueryOverlap));
        if (query.PassageOverlap != TextOverlap.None)
            writer.WriteString("passage_overlap", RecordNames.Of(query.PassageOverlap));
    }

    private static void WriteSample(Utf8JsonWriter writer, SampleSearch sample)
    {
        writer.WriteStartObject();
        writer.WriteString("stage", sample.Stage);
        writer.WriteNumber("dimension", sample.Dimension);
        writer.WriteString("query", sample.Query);
        writer.Array("hits", sample.Hits, hit =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", hit.Id);
            writer.WriteString("text", hit.Text);
            writer.Number("score", hit.Score);
            if (hit.Relevant is bool relevant)
                writer.WriteBoolean("relevant", relevant);
            if (hit.Labels.Count > 0)
                writer.Map("labels", InOrder(hit.Labels), writer.WriteString);
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static void WriteSimilarity(Utf8JsonWriter writer, TextSimilarity similarity)
    {
        writer.WriteStartObject();
        writer.Array("texts", similarity.Texts, writer.WriteStringValue);
        writer.Array("base", similarity.Base, row => writer.Array(row, writer.Number));
        if (similarity.Tuned is not null)
            writer.Array("tuned", similarity.Tuned, row => writer.Array(row, writer.Number));
        writer.WriteEndObject();
    }

    private static void WriteMeasured(Utf8JsonWriter writer, Measured measured)
    {
        writer.Object("host", () =>
        {
            writer.WriteString("processor", measured.Host.Processor);
            writer.WriteString("os", measured.Host.Os);
            writer.WriteString("dotnet", measured.Host.Dotnet);
            writer.WriteString("commit", measured.Host.Commit);
            writer.WriteBoolean("dirty", measured.Host.Dirty);
        });
        writer.WriteNumber("threads", measured.Threads);
        writer.Map("seconds", InOrder(measured.Seconds), writer.Number);
        writer.Map("tokens_per_second", InOrder(measured.TokensPerSecond), writer.Number);
        writer.WriteNumber("peak_bytes", measured.PeakBytes);
        writer.WriteString("started", measured.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<KeyValuePair<string, T>> InOrder<T>(IReadOnlyDictionary<FigureName, T> values) =>
        values.OrderBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key.ToString(), pair.Value));

    private static IEnumerable<KeyValuePair<string, T>> InOrder<T>(IReadOnlyDictionary<string, T> values) =>
        values.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Query ids by number: q2 before q10.</summary>
    private static IEnumerable<KeyValuePair<string, T>> ByQuery<T>(IReadOnlyDictionary<string, T> values) =>
        values.OrderBy(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal);
}
