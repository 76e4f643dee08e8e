using EmbedBench.Retrieval.Metrics;

namespace EmbedBench.Tests.Retrieval.Metrics;

public sealed class MetricNameTests
{
    [Theory]
    [InlineData("ndcg@10", "ndcg", 10)]
    [InlineData("hits_per_query@1", "hits_per_query", 1)]
    [InlineData("trec:map@100", "trec:map", 100)]
    [InlineData("trec:recip_rank", "trec:recip_rank", null)]
    public void Parse_Metric_IsWrittenTheSame(string text, string family, int? cutoff)
    {
        MetricName metric = MetricName.Parse(text);

        Assert.Equal((family, cutoff, text), (metric.Family, metric.Cutoff, metric.ToString()));
    }

    [Theory]
    [InlineData("ndgc@10", "'ndgc@10' is no metric")]
    [InlineData("", "'' is no metric")]
    [InlineData("NDCG@10", "'NDCG@10' is no metric")]
    [InlineData("ndcg", "lacks its cut-off, as in ndcg@10")]
    [InlineData("trec:recip_rank@10", "takes no cut-off")]
    [InlineData("ndcg@", "no whole number from 1")]
    [InlineData("ndcg@0", "no whole number from 1")]
    [InlineData("ndcg@-1", "no whole number from 1")]
    [InlineData("ndcg@010", "no whole number from 1")]
    [InlineData("ndcg@10.5", "no whole number from 1")]
    [InlineData("ndcg@99999999999", "no whole number from 1")]
    public void Parse_WrongText_SaysWhatIsWrong(string text, string message)
    {
        var error = Assert.Throws<FormatException>(() => MetricName.Parse(text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accuracy@1,3,5,10", "accuracy@1 accuracy@3 accuracy@5 accuracy@10")]
    [InlineData("ndcg@10, map@100,trec:recip_rank", "ndcg@10 map@100 trec:recip_rank")]
    [InlineData("ndcg@5,10,mrr@10", "ndcg@5 ndcg@10 mrr@10")]
    public void ParseList_List_ExpandsCutoffs(string text, string expected)
    {
        Assert.Equal(expected, string.Join(' ', MetricName.ParseList(text)));
    }

    [Theory]
    [InlineData("10")]
    [InlineData("trec:recip_rank,10")]
    [InlineData("ndcg@5,")]
    [InlineData("ndcg@5,0")]
    [InlineData("ndcg@5,5")]
    public void ParseList_WrongText_IsRefused(string text)
    {
        Assert.Throws<FormatException>(() => MetricName.ParseList(text));
    }
}
