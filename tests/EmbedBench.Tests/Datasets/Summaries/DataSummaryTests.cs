using EmbedBench.Datasets;
using EmbedBench.Datasets.Summaries;

namespace EmbedBench.Tests.Datasets.Summaries;

public sealed class DataSummaryTests
{
    [Fact]
    public async Task Of_DataSet_CountsAndMeasures()
    {
        Dataset data = await TestData.LoadAsync("data.csv", "question,text,id\nq,A,a\nlong one,B,b\nq,A,a\nq,B,b\n");
        DataSummary summary = DataSummary.Of(data, text => text.Length);
        Assert.Equal((4, 2, 2, 4), (summary.Rows, summary.Training, summary.Test, summary.Documents));
        Assert.Equal((2, 2, 1), (summary.DistinctQueries, summary.DistinctPassages, summary.DuplicatePairs));
        Assert.Equal((1, 1, 8, 2.75), (summary.QueryLengths.Shortest, summary.QueryLengths.Median, summary.QueryLengths.Longest, summary.QueryLengths.Mean));
        Assert.Equal(0.25, summary.QueryLengths.ShareAbove(7));
        Assert.Equal(0, summary.QueryLengths.ShareAbove(8));
    }
}
