using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Results.Records;

public class MeanFiguresTests
{
    [Theory]
    [InlineData("base.mean.ndcg@10", 0.3)]
    [InlineData("gain%.mean.ndcg@10", 75.0)]
    [InlineData("base.mean.mrr@10", null)]
    [InlineData("tuned.mean.ndcg@10", null)]
    [InlineData("base.*.ndcg@10", null)]
    [InlineData("base.64.ndcg@10", null)]
    public void Find_MeanOverTheDimensions_IsTakenOfTheRecordsFigures(string figure, double? expected)
    {
        RunRecord record = ExampleRecord.Create();
        var figures = new Dictionary<FigureName, double>
        {
            [FigureName.Parse("base.384.ndcg@10")] = 0.4,
            [FigureName.Parse("base.128.ndcg@10")] = 0.2,
            [FigureName.Parse("gain%.384.ndcg@10")] = 50,
            [FigureName.Parse("gain%.128.ndcg@10")] = 100,
            [FigureName.Parse("gain.128.ndcg@10")] = 0.2,
        };

        Assert.Equal(expected, (record with { Deterministic = record.Deterministic with { Figures = figures } }).Find(FigureName.Parse(figure)));
    }
}
