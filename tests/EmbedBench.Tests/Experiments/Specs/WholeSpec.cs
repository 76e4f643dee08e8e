namespace EmbedBench.Tests.Experiments.Specs;

/// <summary>Specs that together have every key there is.</summary>
internal static class WholeSpec
{
    public const string Text = """
        name: whole
        title: All keys
        arithmetic: portable
        data:
          source: { hub: datasets/owner/name, revision: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }
          rows: { file: "data/*.parquet", explode: { questions: question }, join: { file: chunks.jsonl, on: id = id } }
          local: { rows: rows.jsonl, join: chunks.jsonl }
          columns: { query: "{question}", passage: "{text}", passage_id: "{id}", labels: [style, court], negative: ["{wrong}", "{worse}"] }
          empty_text: keep
          fingerprint: { rows: 3676, passages: 919, content: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb }
          limit: { rows: 200 }
          split: { like: huggingface, shuffle: 7, test: 0.1, seed: 42 }
        corpus: rows
        judgments: { same-passage: passage_id, own-row: row }
        model: { hub: owner/model, revision: unpinned, max_tokens: 512, prompts: { query: "query: ", passage: "passage: " } }
        dimensions: [384, 128]
        evaluation: { metrics: ["ndcg@5,10", "trec:map@100"], every: 100, self_match: drop }
        training:
          pairs: [query, passage, negative, negative_2]
          loss: { matryoshka: { of: { symmetric-multiple-negatives-ranking: { scale: 10 } }, dimensions: [384, 64], weights: [1, 0.5], dimensions_per_step: 1 } }
          epochs: 2
          batch: 32
          accumulate: 2
          learning_rate: 2e-5
          schedule: constant-with-warmup
          warmup: 0.1
          weight_decay: 0.01
          clip: 2
          sampler: random
          seed: 42
          block_tokens: 512
          dropout: 0.25
          precision: bf16
          tf32: true
          recompute: false
          checkpoint: { every: 50, last: 3 }
          keep: { best: 128.ndcg@10|own-row }
          stop: { patience: 2 }
        published: published.csv
        samples: { dimension: 384, top: 3, queries: [first, second] }
        similarity: { dimension: 128, texts: [one, two] }
        gate: ["tuned.*.ndcg@10"]
        report: { profile: smoke }
        bands:
          base.*.ndcg@10: { expected: 0.5, within%: 2, origin: measured }
          base.384.ndcg@5: { expected: 0.4, within: 0.01, origin: measured }
          train.loss.last: { above: 0, below: 3, origin: seen }
        profiles:
          smoke: {}
        """;

    private const string Hub = "{ hub: datasets/owner/name, revision: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }";
    private const string HuggingFace = "{ like: huggingface, shuffle: 7, test: 0.1, seed: 42 }";
    private const string Model = "hub: owner/model, revision: unpinned";
    private const string Symmetric = "{ symmetric-multiple-negatives-ranking: { scale: 10 } }";
    private const string Matryoshka = "{ matryoshka: { of: " + Symmetric + ", dimensions: [384, 64], weights: [1, 0.5], dimensions_per_step: 1 } }";
    private const string Negatives = "negative: [\"{wrong}\", \"{worse}\"]";
    private const string Pairs = "[query, passage, negative, negative_2]";

    /// <summary>Every form of the text: each is it with some pieces replaced.</summary>
    public static IEnumerable<string> Forms =>
    [
        Text,
        With((Hub, "{ npm: packages.json, extract: command-documentation }"), ("data/*.parquet", "rows.jsonl")),
        With((Hub, "{ folder: . }")),
        With((HuggingFace, "{ like: python-shuffle, seed: 42, train: 0.8 }")),
        With((HuggingFace, "{ given: split.json }")),
        With(("limit: { rows: 200 }", "limit: { passages: 100 }")),
        With(("{ rows: 3676, passages: 919, content: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb }", "none")),
        With(("{ rows: rows.jsonl, join: chunks.jsonl }", "rows.jsonl"), (", join: { file: chunks.jsonl, on: id = id }", "")),
        With((Model, "folder: models/mine")),
        With((Model, "embedded: all-MiniLM-L6-v2")),
        With(("corpus: rows", "corpus: { file: chunks.jsonl, id: \"{id}\", text: \"{text}\" }"), ("own-row: row", "own-row: passage_id")),
        .. Losses("multiple-negatives-ranking: { scale: 10 }", Negatives, Pairs),
        .. Losses("cached-multiple-negatives-ranking: { scale: 10 }", Negatives, Pairs),
        .. Losses("symmetric-multiple-negatives-ranking: { scale: 10 }", Negatives, Pairs),
        .. Losses("triplet: { margin: 2 }", "negative: \"{wrong}\"", "[query, passage, negative]"),
        .. Losses("cosent: { scale: 10 }", "score: \"{score}\"", "[query, passage]"),
        .. Losses("cosine-similarity: {}", "score: \"{score}\"", "[query, passage]"),
    ];

    private static IEnumerable<string> Losses(string loss, string columns, string pairs) =>
    [
        With((Symmetric, $"{{ {loss} }}"), (Negatives, columns), (Pairs, pairs)),
        With((Matryoshka, $"{{ {loss} }}"), (Negatives, columns), (Pairs, pairs)),
    ];

    private static string With(params (string Old, string Replacement)[] pieces)
    {
        string text = Text;
        foreach ((string old, string replacement) in pieces)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        return text;
    }
}
