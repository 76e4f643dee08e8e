using EmbedBench.Experiments.Bands;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;
using EmbedBench.Tests.Experiments.Specs;
using EmbedBench.Tests.Results.Records;

namespace EmbedBench.Tests.Experiments.Bands;

public class BandJudgeTests
{
    private static readonly ExperimentSpec Spec = SpecText.ReadOne(SpecText.With("smoke: {}", """
        smoke:
            bands:
              base.*.ndcg@10: { expected: 0.5, within: 0.1, origin: measured }
              tuned.384.ndcg@10: { expected: 0.6, within%: 10, origin: measured }
              gain%.*.ndcg@10: { above: 0, origin: published }
              train.loss.last: { below: 3, origin: measured }
              train.seconds: { below: 60, origin: 2 cores }
        """));

    private static readonly Dictionary<string, double> Figures = new()
    {
        ["base.384.ndcg@10"] = 0.55,
        ["base.128.ndcg@10"] = 0.45,
        ["tuned.384.ndcg@10"] = 0.66,
        ["gain%.384.ndcg@10"] = 20,
        ["gain%.128.ndcg@10"] = 1,
        ["train.loss.last"] = 0.5,
        ["train.seconds"] = 61,
    };

    [Fact]
    public void Judge_WholeRun_GivesAVerdictAFigureInTheOrderOfTheSpec()
    {
        IReadOnlyList<Verdict> verdicts = BandJudge.Judge(Spec, RunStage.Tuned, Find);

        Assert.Equal(
            ["base.384.ndcg@10", "base.128.ndcg@10", "tuned.384.ndcg@10", "gain%.384.ndcg@10", "gain%.128.ndcg@10", "train.loss.last", "train.seconds"],
            verdicts.Select(verdict => verdict.Figure.ToString()));
        Assert.All(verdicts, verdict => Assert.False(verdict.Fails));
        Assert.False(verdicts[^1].Held);
        Assert.True(verdicts[^1].OnlyWarns);
    }

    [Theory]
    [InlineData("base.128.ndcg@10", 0.61)]
    [InlineData("base.128.ndcg@10", 0.39)]
    [InlineData("tuned.384.ndcg@10", 0.67)]
    [InlineData("gain%.384.ndcg@10", -1)]
    [InlineData("gain%.384.ndcg@10", 0)]
    [InlineData("train.loss.last", 3.5)]
    [InlineData("train.loss.last", double.NaN)]
    public void Judge_OneFigureOutside_FailsItAlone(string figure, double value)
    {
        IReadOnlyList<Verdict> verdicts = BandJudge.Judge(Spec, RunStage.Tuned, name => name.ToString() == figure ? value : Find(name));

        Assert.Equal(figure, Assert.Single(verdicts, verdict => verdict.Fails).Figure.ToString());
    }

    [Fact]
    public void Judge_MissingFigure_Fails()
    {
        IReadOnlyList<Verdict> verdicts = BandJudge.Judge(Spec, RunStage.Tuned, name => name.ToString() == "train.loss.last" ? null : Find(name));

        Assert.EndsWith("the run has no such figure.", Assert.Single(verdicts, verdict => verdict.Fails).Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunStage.Base, 2)]
    [InlineData(RunStage.Train, 4)]
    [InlineData(RunStage.Tuned, 7)]
    public void Judge_RunThatStoppedEarly_LeavesLaterStagesUnjudged(RunStage reached, int judged) =>
        Assert.Equal(judged, BandJudge.Judge(Spec, reached, Find).Count);

    [Fact]
    public void JudgeAgain_OtherBands_ReplacesTheVerdicts()
    {
        RunRecord record = ExampleRecord.Create();

        RunRecord judged = BandJudge.JudgeAgain(record, Spec);

        Assert.Equal(record.DeterministicSha256(), judged.DeterministicSha256());
        Assert.Equal(7, judged.Verdicts.Count);
        Assert.Equal(0.512345, judged.Verdicts[0].Got);
        Assert.True(judged.Verdicts[0].Held);
        Assert.Null(judged.Verdicts[1].Got);
    }

    private static double? Find(FigureName name) => Figures.TryGetValue(name.ToString(), out double value) ? value : null;
}
