using EmbedBench.Results;
using EmbedBench.Results.Figures;

namespace EmbedBench.Tests.Results.Figures;

public class FigureNameTests
{
    [Theory]
    [InlineData("base.384.ndcg@10", typeof(FigureName.Score), RunStage.Base)]
    [InlineData("tuned.768.ndcg@10|own-row", typeof(FigureName.Score), RunStage.Tuned)]
    [InlineData("epoch-3.128.mrr@10", typeof(FigureName.Score), RunStage.Train)]
    [InlineData("step-100.64.trec:map@100", typeof(FigureName.Score), RunStage.Train)]
    [InlineData("final.64.trec:recip_rank", typeof(FigureName.Score), RunStage.Train)]
    [InlineData("tuned.*.hits_per_query@5", typeof(FigureName.Score), RunStage.Tuned)]
    [InlineData("base.mean.accuracy@1", typeof(FigureName.Score), RunStage.Base)]
    [InlineData("gain.768.ndcg@10", typeof(FigureName.Gain), RunStage.Tuned)]
    [InlineData("gain%.mean.ndcg@10|own-row", typeof(FigureName.Gain), RunStage.Tuned)]
    [InlineData("gain%.128/768.ndcg@10", typeof(FigureName.AcrossSizes), RunStage.Tuned)]
    [InlineData("retained%.128/768.ndcg@10", typeof(FigureName.AcrossSizes), RunStage.Tuned)]
    [InlineData("tuned.768.ndcg@10.unseen-query", typeof(FigureName.UnseenScore), RunStage.Tuned)]
    [InlineData("base.*.ndcg@10|own-row.unseen-passage", typeof(FigureName.UnseenScore), RunStage.Base)]
    [InlineData("data.overlap.near.queries", typeof(FigureName.OfRun), RunStage.Base)]
    [InlineData("base.similarity", typeof(FigureName.MeanSimilarity), RunStage.Base)]
    [InlineData("tuned.similarity.1.3", typeof(FigureName.TextSimilarity), RunStage.Tuned)]
    [InlineData("tuned.sample.3.1", typeof(FigureName.SampleScore), RunStage.Tuned)]
    [InlineData("train.loss.epoch-4", typeof(FigureName.EpochLoss), RunStage.Train)]
    [InlineData("train.loss.last", typeof(FigureName.OfRun), RunStage.Train)]
    [InlineData("data.overlap.near", typeof(FigureName.OfRun), RunStage.Base)]
    [InlineData("time.encode.tokens_per_second", typeof(FigureName.OfRun), RunStage.Base)]
    public void Parse_EachForm_GivesTheFormAndItsTextAgain(string text, Type form, RunStage reached)
    {
        FigureName name = FigureName.Parse(text);

        Assert.IsType(form, name);
        Assert.Equal(text, name.ToString());
        Assert.Equal(reached, name.Reached);
        Assert.Equal(name, FigureName.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("base")]
    [InlineData("ndcg@10")]
    [InlineData("Base.384.ndcg@10")]
    [InlineData("best.384.ndcg@10")]
    [InlineData("base.0384.ndcg@10")]
    [InlineData("base.0.ndcg@10")]
    [InlineData("base.-1.ndcg@10")]
    [InlineData("base.99999999999.ndcg@10")]
    [InlineData("base.384.ndcg@")]
    [InlineData("base.384.ndcg@010")]
    [InlineData("base.384.ndcg@10@5")]
    [InlineData("base.384.ndcg@10|")]
    [InlineData("base.384.ndcg@10|a|b")]
    [InlineData("base.384.nd cg@10")]
    [InlineData("base.384.ndcg@10 ")]
    [InlineData("epoch-0.384.ndcg@10")]
    [InlineData("epoch.384.ndcg@10")]
    [InlineData("epoch-.384.ndcg@10")]
    [InlineData("base.128/768.ndcg@10")]
    [InlineData("base.384.ndcg@10.unseen")]
    [InlineData("gain.384.ndcg@10.unseen-query")]
    [InlineData("data.overlap.queries")]
    [InlineData("gain.128/768.ndcg@10")]
    [InlineData("retained%.128.ndcg@10")]
    [InlineData("train.loss.tuned")]
    [InlineData("train.loss")]
    [InlineData("data.rows.x")]
    [InlineData("base.similarity.1")]
    [InlineData("base.similarity.0.1")]
    public void Parse_AnythingElse_IsRefusedWithTheForms(string text)
    {
        var problem = Assert.Throws<FormatException>(() => FigureName.Parse(text));

        Assert.StartsWith($"\"{text}\" is no figure; figures are written STAGE.DIMENSION.METRIC", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CompareTo_MixedFigures_OrdersAsAReaderWould()
    {
        string[] expected =
        [
            "data.rows", "data.test", "base.768.mrr@10", "base.768.ndcg@5", "base.768.ndcg@10", "base.768.ndcg@10.unseen-query", "base.64.ndcg@10", "step-5.64.ndcg@10",
            "epoch-2.64.ndcg@10", "epoch-10.64.ndcg@10", "final.64.ndcg@10", "tuned.64.ndcg@10", "tuned.64.ndcg@10|own-row", "base.similarity",
            "tuned.similarity", "gain.64.ndcg@10", "gain%.64.ndcg@10", "retained%.64/768.ndcg@10", "tuned.similarity.1.2", "tuned.sample.1.2",
            "train.loss.last", "train.loss.mean", "train.loss.epoch-1", "train.seconds",
        ];

        string[] sorted = [.. expected.Reverse().Select(FigureName.Parse).Order().Select(name => name.ToString())];

        Assert.Equal(expected, sorted);
    }

    [Theory]
    [InlineData("train.seconds", true)]
    [InlineData("time.train.tokens_per_second", true)]
    [InlineData("train.steps", false)]
    [InlineData("base.384.ndcg@10", false)]
    public void IsMeasured_TimesAlone(string text, bool measured) => Assert.Equal(measured, FigureName.Parse(text).IsMeasured);
}
