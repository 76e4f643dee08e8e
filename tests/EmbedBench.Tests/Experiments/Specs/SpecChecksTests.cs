namespace EmbedBench.Tests.Experiments.Specs;

public class SpecChecksTests
{
    [Theory]
    [InlineData("[384, 128]", "[384, 768]", "dimensions[1] is 768; embeddings of all-MiniLM-L6-v2 have 384 components.")]
    [InlineData("[384, 128]", "[384, 384]", "dimensions[1] is 384, which stands there already.")]
    [InlineData("all-MiniLM-L6-v2", "all-MiniLM", "model.embedded is \"all-MiniLM\"; embedded models are all-MiniLM-L6-v2.")]
    [InlineData("all-MiniLM-L6-v2", "all-MiniLM-L6-v2, max_tokens: 1024", "model.max_tokens is 1024; all-MiniLM-L6-v2 takes 512 tokens at most.")]
    [InlineData("profiles:", "samples: { dimension: 64, top: 3, queries: [a] }\nprofiles:", "samples.dimension is 64, which is none of dimensions: 384, 128.")]
    [InlineData("profiles:", "similarity: { dimension: 384, texts: [a] }\nprofiles:", "similarity.texts must be two texts at least, to compare one with another.")]
    [InlineData("profiles:", "gate: [tuned.64.ndcg@10]\nprofiles:", "gate[0] is tuned.64.ndcg@10, a figure that the run does not have: dimensions, evaluation and judgments decide which it has.")]
    [InlineData("profiles:", "gate: [epoch-1.128.ndcg@10]\nprofiles:", "gate[0] is epoch-1.128.ndcg@10; values are kept query by query for the stages base and tuned alone.")]
    [InlineData("profiles:", "gate: [tuned.mean.ndcg@10]\nprofiles:", "gate[0] is tuned.mean.ndcg@10; a gate needs a dimension or *.")]
    [InlineData("profiles:", "gate: [train.steps]\nprofiles:", "gate[0] must be a retrieval figure as STAGE.DIMENSION.METRIC: \"train.steps\" is another figure.")]
    [InlineData("profiles:", "report: { profile: local }\nprofiles:", "report.profile is \"local\", which is none of profiles: smoke.")]
    [InlineData("smoke: {}", "smoke: { bands: { base.384.map@100: { above: 0, origin: x } } }", "bands.base.384.map@100 is a figure that the run does not have: dimensions, evaluation, judgments and training decide which it has.")]
    [InlineData("smoke: {}", "smoke: { bands: { \"base.384.ndcg@10|other\": { above: 0, origin: x } } }", "bands.base.384.ndcg@10|other is a figure that the run does not have: dimensions, evaluation, judgments and training decide which it has.")]
    [InlineData("smoke: {}", "smoke: { bands: { \"epoch-3.384.ndcg@10\": { above: 0, origin: x } } }", "bands.epoch-3.384.ndcg@10 is a figure that the run does not have: dimensions, evaluation, judgments and training decide which it has.")]
    [InlineData("smoke: {}", "smoke: { bands: { final.384.ndcg@10.unseen-query: { above: 0, origin: x } } }", "bands.final.384.ndcg@10.unseen-query is a figure that the run does not have: dimensions, evaluation, judgments and training decide which it has.")]
    [InlineData("smoke: {}", "smoke: { bands: { train.steps: { above: 5, below: 5, origin: x } } }", "bands.train.steps has no value between above and below.")]
    [InlineData("smoke: {}", "smoke: { bands: { train.steps: { expected: 5, origin: x } } }", "bands.train.steps must be a mapping with one of within, within%, above, below.")]
    [InlineData("smoke: {}", "smoke: { bands: { train.steps: { expected: 5, within: 1, below: 7, origin: x } } }", "bands.train.steps.below is not used with within.")]
    [InlineData("smoke: {}", "smoke: { bands: { train.steps: { expected: 5, within: 1 } } }", "bands.train.steps.origin is missing.")]
    [InlineData("smoke: {}", "smoke: { bands: { train.step: { expected: 5, within: 1, origin: x } } }", "bands.train.step must be a figure: \"train.step\" is no figure; figures are written")]
    [InlineData("seed: 42\nprofiles", "seed: 42\n  keep: { best: 64.ndcg@10 }\nprofiles", "training.keep.best is 64.ndcg@10, which is not evaluated: dimensions, evaluation.metrics and judgments decide what is.")]
    [InlineData("seed: 42\nprofiles", "seed: 42\n  keep: { best: ndcg@10 }\nprofiles", "training.keep.best must be a metric at a dimension, as in 128.ndcg@10: \"ndcg@10\" is written otherwise.")]
    [InlineData("seed: 42\nprofiles", "seed: 42\n  stop: { patience: 1 }\nprofiles", "training.stop needs training.keep.best, which says what is to get better.")]
    [InlineData("schedule: cosine", "schedule: constant\n  warmup: 0.1", "training.warmup is not used by the schedule constant; constant-with-warmup has one.")]
    [InlineData("schedule: cosine", "schedule: constant-with-warmup", "training.schedule is constant-with-warmup, which needs training.warmup; constant has none.")]
    [InlineData("[query, passage]", "[query]", "training.pairs names 1 columns; the loss takes 2 or more.")]
    [InlineData("[query, passage]", "[query, query]", "training.pairs[1] is \"query\", which stands there already.")]
    [InlineData("[query, passage]", "[query, negative]", "training.pairs[1] is \"negative\"; data.columns gives query, passage.")]
    [InlineData("passage_id: \"{id}\"", "negative: \"{n}\"", "data.columns.negative gives the column negative, which training.pairs does not use.")]
    [InlineData("passage_id: \"{id}\"", "score: \"{s}\"", "data.columns.score is not used by the loss.")]
    [InlineData("multiple-negatives-ranking: {}", "cosent: {}", "training.loss takes a score a row; data.columns.score must give it.")]
    [InlineData("multiple-negatives-ranking: {}", "triplet: {}", "training.pairs names 2 columns; the loss takes 3.")]
    [InlineData("multiple-negatives-ranking: {} }", "multiple-negatives-ranking: {} }, weights: [1]", "training.loss.matryoshka.weights has 1 weights for 2 dimensions.")]
    [InlineData("multiple-negatives-ranking: {} }", "multiple-negatives-ranking: {} }, weights: [0, 0]", "training.loss.matryoshka.weights are all 0, so nothing is learnt.")]
    [InlineData("multiple-negatives-ranking: {} }", "multiple-negatives-ranking: {} }, dimensions_per_step: 3", "training.loss.matryoshka.dimensions_per_step is 3; there are 2 dimensions.")]
    [InlineData("multiple-negatives-ranking: {}", "matryoshka: { of: { cosent: {} } }", "training.loss.matryoshka.of.matryoshka is not known; the nearest key is training.loss.matryoshka.of.")]
    [InlineData("batch: 32", "batch: 1", "training.batch must be 2 or more: the loss compares the rows of a batch with each other.")]
    [InlineData("corpus: rows", "corpus: { file: d.jsonl, id: \"{i}\", text: \"{t}\" }", "judgments.own-row must be passage_id: the corpus is a file, so a row is no document of it.")]
    [InlineData("split:", "local: { rows: a.jsonl, join: b.jsonl }\n  split:", "data.local replaces a joined file, and data.rows joins none.")]
    [InlineData("split:", "limit: { rows: 11 }\n  fingerprint: { rows: 10, passages: 5, content: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb }\n  split:", "data.limit.rows is 11, and the data has 10 rows by its fingerprint.")]
    public void Read_KeysThatDisagree_AreTold(string old, string replacement, string expected)
    {
        string[] problems = SpecText.Problems(SpecText.With(old, replacement));

        Assert.Contains(problems, problem => problem.Contains($": error EB0001: {expected}", StringComparison.Ordinal));
    }
}
