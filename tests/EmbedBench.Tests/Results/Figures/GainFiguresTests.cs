using EmbedBench.Results.Figures;

namespace EmbedBench.Tests.Results.Figures;

public class GainFiguresTests
{
    [Fact]
    public void Of_TwoSizes_GivesGainsAndComparesWithTheLargest()
    {
        Dictionary<FigureName, double> figures = Figures(
            ("base.384.ndcg@10", 0.4), ("base.128.ndcg@10", 0.2), ("tuned.384.ndcg@10", 0.6), ("tuned.128.ndcg@10", 0.5), ("tuned.384.mrr@10", 0.1));

        Assert.Equal(
            [
                ("gain.384.ndcg@10", 0.2), ("gain.128.ndcg@10", 0.3), ("gain%.384.ndcg@10", 50), ("gain%.128.ndcg@10", 150), ("gain%.128/384.ndcg@10", 25),
                ("retained%.128/384.ndcg@10", 83.333333),
            ],
            GainFigures.Of(figures).OrderBy(pair => pair.Key).Select(pair => (pair.Key.ToString(), pair.Value)));
    }

    [Fact]
    public void Of_BaseOfZero_HasNoPercentage() =>
        Assert.Equal(["gain.64.mrr@1"], GainFigures.Of(Figures(("base.64.mrr@1", 0), ("tuned.64.mrr@1", 0.5))).Select(pair => pair.Key.ToString()));

    [Fact]
    public void Of_RunThatDidNotTune_IsEmpty() => Assert.Empty(GainFigures.Of(Figures(("base.64.mrr@1", 0.5))));

    private static Dictionary<FigureName, double> Figures(params (string Name, double Value)[] figures) =>
        figures.ToDictionary(figure => FigureName.Parse(figure.Name), figure => figure.Value);
}
