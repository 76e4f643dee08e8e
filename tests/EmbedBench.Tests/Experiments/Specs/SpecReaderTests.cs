using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;
using EmbedBench.Datasets.Splits;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Verdicts;
using EmbedBench.Torch.Loading;
using EmbedBench.Torch.Devices;
using EmbedBench.Training;
using EmbedBench.Training.Losses;
using EmbedBench.Training.Samplers;
using EmbedBench.Training.Schedules;

namespace EmbedBench.Tests.Experiments.Specs;

public class SpecReaderTests
{
    [Fact]
    public void Read_SmallSpec_FillsInTheDefaults()
    {
        ExperimentSpec spec = SpecText.ReadOne(SpecText.Small);

        Assert.Equal("smoke", spec.Profile);
        Assert.Equal(Arithmetic.Native, spec.Arithmetic);
        Assert.Equal(new SplitRule.HuggingFace(null, 0.1, 42), spec.Data.Split);
        Assert.Equal([new JudgmentRule.SamePassage("same-passage"), new JudgmentRule.OwnRow("own-row")], spec.Data.Judgments);
        Assert.Equal(["ndcg@5", "ndcg@10", "mrr@10"], spec.Evaluation.Metrics.Select(metric => metric.ToString()));
        Assert.Null(spec.Evaluation.EverySteps);
        Assert.Equal((1, 0.0, 0.0, 1.0, 1024), (spec.Training.Accumulate, spec.Training.Warmup, spec.Training.WeightDecay, spec.Training.Clip, spec.Training.BlockTokens));
        Assert.Equal((Precision.Float32, false, Recompute.Auto), (spec.Training.Precision, spec.Training.Tf32, spec.Training.Recompute));
        Assert.Equal(new CheckpointSettings(), spec.Training.Checkpoint);
        var loss = Assert.IsType<LossSettings.Matryoshka>(spec.Training.Loss);
        Assert.Equal(new LossSettings.MultipleNegativesRanking { Scale = 20 }, loss.Of);
        Assert.Equal([384, 128], loss.Dimensions!);
        Assert.Equal([1.0, 1.0], loss.Weights!);
    }

    [Fact]
    public void Read_EveryKey_ReadsItsValue()
    {
        ExperimentSpec spec = SpecText.ReadOne(WholeSpec.Text);

        Assert.Equal(Arithmetic.Portable, spec.Arithmetic);
        Assert.Equal(new DataSource.Hub("datasets/owner/name", new string('a', 40)), spec.Data.Source);
        Assert.Equal(new ExplodeRule("questions", "question"), spec.Data.Rows.Explode);
        Assert.Equal(new JoinRule("chunks.jsonl", "id", "id"), spec.Data.Rows.Join);
        Assert.Equal(new LocalData("rows.jsonl", "chunks.jsonl"), spec.Data.Local);
        Assert.Equal(["{wrong}", "{worse}"], spec.Data.Columns.Negatives.Select(template => template.Text));
        Assert.Equal(EmptyText.Keep, spec.Data.EmptyText);
        Assert.Equal(3676, spec.Data.Fingerprint!.Rows);
        Assert.Equal(new RowLimit.Rows(200), spec.Data.Limit);
        Assert.Equal(new SplitRule.HuggingFace(7, 0.1, 42), spec.Data.Split);
        Assert.Equal(new ModelSource.Hub("owner/model", null) { MaxTokens = 512, Prompts = new Prompts { Query = "query: ", Passage = "passage: " } }, spec.Model);
        Assert.Equal((100, SelfMatch.Drop), (spec.Evaluation.EverySteps, spec.Evaluation.SelfMatch));
        Assert.Equal(["query", "passage", "negative", "negative_2"], spec.Training.Pairs);
        Assert.Equal((ScheduleKind.ConstantWithWarmup, SamplerKind.Random), (spec.Training.Schedule, spec.Training.Sampler));
        Assert.Equal((0.25, Precision.BFloat16, true, Recompute.Never), (spec.Training.Dropout, spec.Training.Precision, spec.Training.Tf32, spec.Training.Recompute));
        Assert.Equal(new CheckpointSettings { EverySteps = 50, Last = 3 }, spec.Training.Checkpoint);
        Assert.Equal(("128.ndcg@10|own-row", 2), (spec.Training.KeepBest, spec.Training.Patience));
        Assert.Equal([FigureName.Parse("tuned.*.ndcg@10")], spec.Gate);
        Assert.Equal(2, spec.Similarity!.Texts.Count);
        Assert.Equal(("published.csv", "smoke"), (spec.Published, spec.ReportProfile));
        Assert.Equal(new FigureBand(FigureName.Parse("base.*.ndcg@10"), new Band.Around { Expected = 0.5, Within = 2, InPercent = true, Origin = "measured" }), spec.Bands[0]);
        Assert.Equal(new FigureBand(FigureName.Parse("train.loss.last"), new Band.Between { Above = 0, Below = 3, Origin = "seen" }), spec.Bands[2]);
    }

    [Theory]
    [InlineData("epochs: 2", "epoch: 2", "s.yaml(16,3): error EB0001: training.epoch is not known; the nearest key is training.epochs.")]
    [InlineData("  epochs: 2\n", "", "s.yaml(14,3): error EB0001: training.epochs is missing.")]
    [InlineData("title: A small one", "titel: A small one", "s.yaml(2,1): error EB0001: titel is not known; the nearest key is title.")]
    [InlineData("profiles:", "profile:", "s.yaml(22,1): error EB0001: profile is not known; the nearest key is profiles.")]
    [InlineData("epochs: 2", "epochs: two", "s.yaml(16,11): error EB0001: training.epochs must be a whole number from 1 to 2147483647, and is \"two\".")]
    [InlineData("epochs: 2", "epochs: 0", "s.yaml(16,11): error EB0001: training.epochs must be a whole number from 1 to 2147483647, and is \"0\".")]
    [InlineData("epochs: 2", "epochs: \"2\"", "s.yaml(16,11): error EB0001: training.epochs must be a whole number from 1 to 2147483647, and is \"2\".")]
    [InlineData("epochs: 2", "epochs: 2.0", "s.yaml(16,11): error EB0001: training.epochs must be a whole number from 1 to 2147483647, and is \"2.0\".")]
    [InlineData("epochs: 2", "epochs: [2]", "s.yaml(16,11): error EB0001: training.epochs must be a whole number from 1 to 2147483647, and is a list.")]
    [InlineData("epochs: 2", "epochs:", "s.yaml(16,10): error EB0001: training.epochs must be a whole number from 1 to 2147483647, and is nothing.")]
    [InlineData("learning_rate: 2e-5", "learning_rate: 0", "s.yaml(18,18): error EB0001: training.learning_rate must be a number above 0, and is \"0\".")]
    [InlineData("learning_rate: 2e-5", "learning_rate: .nan", "s.yaml(18,18): error EB0001: training.learning_rate must be a number above 0, and is \".nan\".")]
    [InlineData("learning_rate: 2e-5", "learning_rate: 1e999", "s.yaml(18,18): error EB0001: training.learning_rate must be a number above 0, and is \"1e999\".")]
    [InlineData("seed: 42\nprofiles", "seed: 9007199254740992\nprofiles", "s.yaml(21,9): error EB0001: training.seed must be a whole number from 0 to 9007199254740991, and is \"9007199254740992\".")]
    [InlineData("schedule: cosine", "schedule: cosinus", "s.yaml(19,13): error EB0001: training.schedule must be linear, cosine, constant or constant-with-warmup, and is \"cosinus\".")]
    [InlineData("test: 0.1", "test: 1", "s.yaml(7,37): error EB0001: data.split.test must be a number above 0 below 1, and is \"1\".")]
    [InlineData("like: huggingface", "like: hugginface", "s.yaml(7,10): error EB0001: data.split must be a mapping with one of given, like: huggingface, like: python-shuffle.")]
    [InlineData("test: 0.1", "test: 0.1, train: 0.9", "s.yaml(7,42): error EB0001: data.split.train is not used with like: huggingface.")]
    [InlineData("{ folder: . }", "{ folder: ., extract: command-documentation }", "s.yaml(4,24): error EB0001: data.source.extract is not used with folder.")]
    [InlineData("{ folder: . }", "{ floder: . }", "s.yaml(4,13): error EB0001: data.source.floder is not known; the nearest key is data.source.folder.")]
    [InlineData("{ folder: . }", "{ hub: datasets/a/b, revision: main }", "s.yaml(4,42): error EB0001: data.source.revision must be unpinned or a commit of 40 lower-case hexadecimal digits, and is \"main\".")]
    [InlineData("query: \"{question}\"", "query: \"{question\"", "s.yaml(6,21): error EB0001: data.columns.query must be a text with columns in braces: The template \"{question\" has a '{' without a '}' behind it; columns are written {name}.")]
    [InlineData("corpus: rows", "corpus: row", "s.yaml(8,9): error EB0001: corpus must be rows or a mapping with one of file, and is \"row\".")]
    [InlineData("own-row: row", "own-row: rows", "s.yaml(9,49): error EB0001: judgments.own-row must be passage_id or row, and is \"rows\".")]
    [InlineData("own-row: row", "own row: row", "s.yaml(9,40): error EB0001: judgments.own row must be a name of lower-case letters, digits and hyphens: \"own row\" is written otherwise, or does not begin with a letter.")]
    [InlineData("[384, 128]", "[]", "s.yaml(11,13): error EB0001: dimensions must be a list of sizes, and is empty.")]
    [InlineData("[384, 128]", "[384, 0]", "s.yaml(11,19): error EB0001: dimensions[1] must be a whole number from 1 to 2147483647, and is \"0\".")]
    [InlineData("\"mrr@10\"", "\"mmr@10\"", null)]
    [InlineData("\"mrr@10\"", "\"ndcg@10\"", "s.yaml(12,24): error EB0001: evaluation.metrics has ndcg@10 twice.")]
    [InlineData("multiple-negatives-ranking: {}", "multiple-negative-ranking: {}", "s.yaml(15,31): error EB0001: training.loss.matryoshka.of.multiple-negative-ranking is not known; the nearest key is training.loss.matryoshka.of.multiple-negatives-ranking.")]
    [InlineData("multiple-negatives-ranking: {}", "multiple-negatives-ranking: { margin: 5 }", "s.yaml(15,61): error EB0001: training.loss.matryoshka.of.multiple-negatives-ranking.margin is not known; the nearest key is training.loss.matryoshka.of.multiple-negatives-ranking.scale.")]
    [InlineData("multiple-negatives-ranking: {}", "multiple-negatives-ranking: {}, cosent: {}", "s.yaml(15,63): error EB0001: training.loss.matryoshka.of.cosent is not used with multiple-negatives-ranking.")]
    [InlineData("multiple-negatives-ranking: {}", "cosine-similarity: { scale: 1 }", "s.yaml(15,52): error EB0001: training.loss.matryoshka.of.cosine-similarity.scale is not known; no keys belong here.")]
    [InlineData("smoke: {}", "smoke: { title: Other }", "s.yaml(23,12): error EB0001: profiles.smoke.title belongs to the experiment as a whole; a profile cannot change it.")]
    [InlineData("smoke: {}", "smoke: { trainning: {} }", "s.yaml(23,12): error EB0001: profiles.smoke.trainning is not known; the nearest key is profiles.smoke.training.")]
    [InlineData("smoke: {}", "smoke: 1", "s.yaml(23,10): error EB0001: profiles.smoke must be a mapping of the keys that it changes, and is \"1\".")]
    [InlineData("\n  smoke: {}", " {}", "s.yaml(22,11): error EB0001: profiles must be a mapping of at least one profile, and is a mapping.")]
    public void Read_OneMistake_IsToldWithItsPlace(string old, string replacement, string? expected)
    {
        string[] problems = SpecText.Problems(SpecText.With(old, replacement));

        if (expected is null)
            Assert.StartsWith("s.yaml(12,38): error EB0001: evaluation.metrics[1] must be a metric with its cut-offs: 'mmr@10' is no metric; there are accuracy@k", problems[0], StringComparison.Ordinal);
        else
            Assert.Contains(expected, problems);
    }
}
