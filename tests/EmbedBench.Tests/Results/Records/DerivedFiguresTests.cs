using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Results.Records;

public class DerivedFiguresTests
{
    [Theory]
    [InlineData("gain.384.ndcg@10", 0.2)]
    [InlineData("gain%.384.ndcg@10", 50.0)]
    [InlineData("gain%.mean.ndcg@10", 75.0)]
    [InlineData("base.mean.ndcg@10", 0.3)]
    [InlineData("tuned.mean.ndcg@10", 0.5)]
    [InlineData("gain%.128/384.ndcg@10", 0.0)]
    [InlineData("retained%.128/384.ndcg@10", 66.666667)]
    [InlineData("base.similarity.1.2", 0.5)]
    [InlineData("base.sample.1.2", 0.4)]
    [InlineData("tuned.mean.mrr@10", null)]
    [InlineData("retained%.64/384.ndcg@10", null)]
    [InlineData("tuned.similarity.1.2", null)]
    [InlineData("base.similarity.1.3", null)]
    [InlineData("base.similarity.3.1", null)]
    [InlineData("tuned.sample.1.1", null)]
    [InlineData("base.sample.1.3", null)]
    public void Find_WhatFollowsFromTheRecord_IsGiven(string figure, double? expected)
    {
        RunRecord record = ExampleRecord.Create();
        var figures = new Dictionary<FigureName, double>
        {
            [FigureName.Parse("base.384.ndcg@10")] = 0.4,
            [FigureName.Parse("base.128.ndcg@10")] = 0.2,
            [FigureName.Parse("tuned.384.ndcg@10")] = 0.6,
            [FigureName.Parse("tuned.128.ndcg@10")] = 0.4,
        };
        foreach ((FigureName name, double value) in GainFigures.Of(figures).ToList())
            figures.Add(name, value);

        Assert.Equal(expected, (record with { Deterministic = record.Deterministic with { Figures = figures } }).Find(FigureName.Parse(figure)));
    }

    [Fact]
    public void GainFigures_BaseOfZero_HasNoPercentage()
    {
        var figures = new Dictionary<FigureName, double> { [FigureName.Parse("base.64.mrr@1")] = 0, [FigureName.Parse("tuned.64.mrr@1")] = 0.5 };

        Assert.Equal(["gain.64.mrr@1"], GainFigures.Of(figures).Select(pair => pair.Key.ToString()));
    }
}
