using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Experiments.Specs;
using EmbedBench.Training.Losses;

namespace EmbedBench.Tests.Experiments.Specs;

public class SpecProfileTests
{
    [Fact]
    public void Read_Mappings_Merge()
    {
        ExperimentSpec spec = Profile("training: { epochs: 1, seed: 7 }");

        Assert.Equal((1, 7L, 32), (spec.Training.Epochs, spec.Training.Seed, spec.Training.Batch));
    }

    [Fact]
    public void Read_ListsModelAndColumns_Replace()
    {
        ExperimentSpec spec = Profile("""
            dimensions: [64]
            model: { embedded: all-MiniLM-L6-v2, max_tokens: 256 }
            data: { columns: { query: "{q}", passage: "{p}" } }
        """);

        Assert.Equal([64], spec.Dimensions);
        Assert.Equal(256, spec.Model.MaxTokens);
        Assert.Null(spec.Data.Columns.PassageId);
        Assert.Equal([64], Assert.IsType<LossSettings.Matryoshka>(spec.Training.Loss).Dimensions!);
    }

    [Fact]
    public void Read_ColumnsInPart_AreNotMerged() =>
        Assert.Contains(
            "s.yaml(24,22): error EB0001: data.columns.passage is missing.", SpecText.Problems(SpecText.With("smoke: {}", "smoke:\n    data: { columns: { query: \"{q}\" } }")));

    [Fact]
    public void Read_AnotherLoss_Replaces()
    {
        ExperimentSpec spec = Profile("training: { loss: { multiple-negatives-ranking: { scale: 10 } } }");

        Assert.Equal(new LossSettings.MultipleNegativesRanking { Scale = 10 }, spec.Training.Loss);
    }

    [Fact]
    public void Read_KeysOfTheSameLoss_Merge()
    {
        ExperimentSpec spec = Profile("training: { loss: { matryoshka: { weights: [1, 2] } } }");

        var loss = Assert.IsType<LossSettings.Matryoshka>(spec.Training.Loss);
        Assert.Equal([1.0, 2.0], loss.Weights!);
        Assert.Equal(new LossSettings.MultipleNegativesRanking(), loss.Of);
    }

    [Fact]
    public void Read_AnotherLimit_Replaces()
    {
        IReadOnlyList<ExperimentSpec> specs = SpecText.Read(SpecText.With("split:", "limit: { rows: 10 }\n  split:").Replace(
            "smoke: {}", "smoke: { data: { limit: { passages: 5 } } }\n  local:", StringComparison.Ordinal));

        Assert.Equal(new RowLimit.Passages(5), specs[0].Data.Limit);
        Assert.Equal(new RowLimit.Rows(10), specs[1].Data.Limit);
    }

    [Fact]
    public void Read_ChangedJudgment_StaysInItsPlace()
    {
        ExperimentSpec spec = Profile("judgments: { same-passage: row, third: passage_id }");

        Assert.Equal(
            [new JudgmentRule.OwnRow("same-passage"), new JudgmentRule.OwnRow("own-row"), new JudgmentRule.SamePassage("third")], spec.Data.Judgments);
    }

    [Fact]
    public void Read_CorpusFileInsteadOfRows_Replaces()
    {
        ExperimentSpec spec = Profile("corpus: { file: docs.jsonl, id: \"{id}\", text: \"{text}\" }\n    judgments: { own-row: passage_id }");

        Assert.Equal("docs.jsonl", Assert.IsType<CorpusRule.File>(spec.Data.Corpus).Path);
    }

    [Fact]
    public void Read_MistakeOfOneProfile_NamesIt()
    {
        string yaml = SpecText.With("smoke: {}", "smoke: { dimensions: [384, 64, 64] }\n  local: {}");

        Assert.Equal(["s.yaml(23,34): error EB0001: dimensions[2] is 64, which stands there already. (profile smoke)"], SpecText.Problems(yaml));
    }

    [Fact]
    public void Read_SeveralMistakes_AreToldTogetherInOrder()
    {
        string yaml = SpecText.Small
            .Replace("title: A small one", "titel: A small one", StringComparison.Ordinal)
            .Replace("epochs: 2", "epochs: two", StringComparison.Ordinal)
            .Replace("smoke: {}", "smoke: { training: { batch: 0 } }", StringComparison.Ordinal);

        Assert.Equal(
            [
                "s.yaml(1,1): error EB0001: title is missing.",
                "s.yaml(2,1): error EB0001: titel is not known; the nearest key is title.",
                "s.yaml(16,11): error EB0001: training.epochs must be a whole number from 1 to 2147483647, and is \"two\".",
                "s.yaml(23,31): error EB0001: training.batch must be a whole number from 1 to 2147483647, and is \"0\".",
            ],
            SpecText.Problems(yaml));
    }

    private static ExperimentSpec Profile(string overrides) => SpecText.ReadOne(SpecText.With("smoke: {}", $"smoke:\n    {overrides.Trim().ReplaceLineEndings("\n")}"));
}
