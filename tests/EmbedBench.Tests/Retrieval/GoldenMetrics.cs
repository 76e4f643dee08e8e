using System.Text.Json;
using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Search;
using EmbedBench.Torch;

namespace EmbedBench.Tests.Retrieval;

/// <summary>
/// A case of the reference data: embeddings, judgments, and the figures that sentence-transformers and trec_eval give for them.
/// </summary>
internal sealed class GoldenMetrics
{
    private GoldenMetrics(JsonElement root)
    {
        JsonElement truncated = root.GetProperty("truncate_dim");
        int? dimension = truncated.ValueKind == JsonValueKind.Null ? null : truncated.GetInt32();
        Corpus = Embedded(root.GetProperty("corpus"), dimension);
        Queries = Embedded(root.GetProperty("queries"), dimension);
        Judgments = RelevanceJudgments.Of(
            from query in root.GetProperty("queries").EnumerateArray()
            from document in query.GetProperty("relevant").EnumerateArray()
            select new Judgment(query.GetProperty("id").ToString(), document.ToString(), 1));
        Expected = (
            from metric in root.GetProperty("expected").GetProperty("cosine").EnumerateObject()
            from cutoff in metric.Value.EnumerateObject()
            select (metric.Name[..^1] + cutoff.Name, cutoff.Value.GetDouble())).ToDictionary();
        ExpectedByTrecEval = root.GetProperty("trec_eval").EnumerateObject()
            .ToDictionary(metric => OurName(metric.Name), metric => metric.Value.GetDouble());
    }

    public static TheoryData<string> Cases { get; } =
        ["chunked", "duplicates-int-ids", "duplicates-string-ids", "plain-string-ids", "several-relevant-int-ids", "small-corpus", "truncated"];

    public EmbeddedTexts Corpus { get; }

    public EmbeddedTexts Queries { get; }

    public RelevanceJudgments Judgments { get; }

    public IReadOnlyDictionary<string, double> Expected { get; }

    public IReadOnlyDictionary<string, double> ExpectedByTrecEval { get; }

    public static GoldenMetrics Read(string name)
    {
        using JsonDocument document = JsonDocument.Parse(SharedData.Text($"golden/metrics/{name}.json"));
        return new GoldenMetrics(document.RootElement);
    }

    public IReadOnlyList<Ranking> Search(int top) =>
        new ExactSearch(Corpus, Similarity.Cosine).Search(Queries, new SearchOptions { Top = top }, null, TestContext.Current.CancellationToken);

    private static EmbeddedTexts Embedded(JsonElement texts, int? dimension)
    {
        JsonElement[] rows = [.. texts.EnumerateArray().Select(text => text.GetProperty("embedding"))];
        float[] values = [.. rows.SelectMany(row => row.EnumerateArray().Select(value => value.GetSingle()))];
        var embeddings = new EmbeddingMatrix(values, rows[0].GetArrayLength());
        return new EmbeddedTexts(
            [.. texts.EnumerateArray().Select(text => text.GetProperty("id").ToString())],
            dimension is null ? embeddings : embeddings.Truncate(dimension.Value));
    }

    private static string OurName(string trecEvalName)
    {
        string[] parts = trecEvalName.Replace("_cut", string.Empty, StringComparison.Ordinal).ToLowerInvariant().Split('_');
        return trecEvalName == "recip_rank" ? "trec:recip_rank" : $"trec:{parts[0]}@{parts[1]}";
    }
}
