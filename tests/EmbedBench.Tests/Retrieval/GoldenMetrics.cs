using System.Text.Json;
using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Search;
using EmbedBench.Torch;

namespace EmbedBench.Tests.Retrieval;

/// <summary>A case of the reference data: embeddings, judgments, and the figures that sentence-transformers and trec_eval give for them.</summary>
internal sealed class GoldenMetrics
{
    private GoldenMetrics(JsonElement root)
    {
        int? dimension = root.GetProperty("truncate_dim").ValueKind == JsonValueKind.Null ? null : root.GetProperty("truncate_dim").GetInt32();
        Corpus = Embedded(root.GetProperty("corpus"), dimension);
        Queries = Embedded(root.GetProperty("queries"), dimension);
        Judgments = RelevanceJudgments.Of(root.GetProperty("queries").EnumerateArray().SelectMany(query =>
            query.GetProperty("relevant").EnumerateArray().Select(document => new Judgment(query.GetProperty("id").ToString(), document.ToString(), 1))));
        Expected = root.GetProperty("expected").GetProperty("cosine").EnumerateObject()
            .SelectMany(metric => metric.Value.EnumerateObject().Select(at => (metric.Name.Replace("@k", "@" + at.Name, StringComparison.Ordinal), at.Value.GetDouble())))
            .ToDictionary();
        ExpectedByTrecEval = root.GetProperty("trec_eval").EnumerateObject().ToDictionary(metric => OurName(metric.Name), metric => metric.Value.GetDouble());
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
        float[][] rows = [.. texts.EnumerateArray().Select(text => text.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle()).ToArray())];
        var embeddings = new EmbeddingMatrix([.. rows.SelectMany(row => row)], rows[0].Length);
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
