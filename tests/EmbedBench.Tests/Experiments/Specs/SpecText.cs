using System.Text;
using EmbedBench.Experiments.Specs;

namespace EmbedBench.Tests.Experiments.Specs;

/// <summary>Specs for tests, and the reading of them.</summary>
internal static class SpecText
{
    /// <summary>A spec with everything that is required and little else.</summary>
    public const string Small = """
        name: small
        title: A small one
        data:
          source: { folder: . }
          rows: { file: rows.jsonl }
          columns: { query: "{question}", passage: "{text}", passage_id: "{id}" }
          split: { like: huggingface, test: 0.1, seed: 42 }
        corpus: rows
        judgments: { same-passage: passage_id, own-row: row }
        model: { embedded: all-MiniLM-L6-v2 }
        dimensions: [384, 128]
        evaluation: { metrics: ["ndcg@5,10", "mrr@10"] }
        training:
          pairs: [query, passage]
          loss: { matryoshka: { of: { multiple-negatives-ranking: {} } } }
          epochs: 2
          batch: 32
          learning_rate: 2e-5
          schedule: cosine
          sampler: no-duplicates
          seed: 42
        profiles:
          smoke: {}
        """;

    public static IReadOnlyList<ExperimentSpec> Read(string yaml) => SpecReader.Read(Encoding.UTF8.GetBytes(yaml), "s.yaml", isCommitted: false);

    public static ExperimentSpec ReadOne(string yaml) => Read(yaml)[0];

    /// <summary>The small spec with one text replaced.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Contains(old, Small, StringComparison.Ordinal);
        int at = Small.IndexOf(old, StringComparison.Ordinal);
        return Small[..at] + replacement + Small[(at + old.Length)..];
    }

    /// <summary>The problems of a spec, a line each.</summary>
    public static string[] Problems(string yaml) =>
        [.. Assert.Throws<SpecException>(() => Read(yaml)).Problems.Select(problem => problem.ToString())];
}
