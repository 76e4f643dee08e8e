using EmbedBench.Retrieval.Metrics;

namespace EmbedBench.Tests.Retrieval.Metrics;

public sealed class MetricCatalogueTests
{
    /// <summary>Grades by rank 0 3 1 0 1, and a relevant document of grade 2 that was not retrieved: four relevant ones.</summary>
    [Theory]
    [InlineData("accuracy@1", 0)]
    [InlineData("accuracy@2", 1)]
    [InlineData("hit_rate@2", 1)]
    [InlineData("trec:success@1", 0)]
    [InlineData("precision@3", 2 / 3.0)]
    [InlineData("precision@10", 0.3)]
    [InlineData("trec:p@10", 0.3)]
    [InlineData("recall@3", 0.5)]
    [InlineData("trec:recall@10", 0.75)]
    [InlineData("hits_per_query@5", 3)]
    [InlineData("mrr@1", 0)]
    [InlineData("mrr@10", 0.5)]
    [InlineData("trec:recip_rank", 0.5)]
    [InlineData("map@2", 0.5 / 2)]
    [InlineData("trec:map@2", 0.5 / 4)]
    [InlineData("map@10", (0.5 + (2 / 3.0) + 0.6) / 4)]
    public void Formula_GradedRanking_GivesTheValueByHand(string metric, double expected)
    {
        Assert.Equal(expected, MetricName.Parse(metric).Measure(new JudgedRanking([0, 3, 1, 0, 1], [3, 2, 1, 1])), 1e-15);
    }

    [Theory]
    [InlineData("ndcg@3")]
    [InlineData("trec:ndcg@3")]
    public void Formula_Ndcg_GainIsTheGrade(string metric)
    {
        double gain = (3 / Math.Log2(3)) + (1 / Math.Log2(4));
        double ideal = 3 + (2 / Math.Log2(3)) + (1 / Math.Log2(4));

        Assert.Equal(gain / ideal, MetricName.Parse(metric).Measure(new JudgedRanking([0, 3, 1, 0, 1], [3, 2, 1, 1])), 1e-15);
    }
}
