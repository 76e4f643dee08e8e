using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;
using EmbedBench.Retrieval.Trec;

namespace EmbedBench.Tests.Retrieval.Trec;

public sealed class TrecScoringTests
{
    [Theory]
    [MemberData(nameof(GoldenMetrics.Cases), MemberType = typeof(GoldenMetrics))]
    public void Score_TrecRule_EqualsTrecEval(string name)
    {
        GoldenMetrics golden = GoldenMetrics.Read(name);
        MetricName[] metrics = [.. golden.ExpectedByTrecEval.Keys.Select(MetricName.Parse)];

        RankingEvaluation evaluation = Score(golden, golden.Search(int.MaxValue), metrics, TieRule.Trec);

        Assert.Equal(15, metrics.Length);
        Assert.All(metrics, metric => Assert.Equal(golden.ExpectedByTrecEval[metric.ToString()], evaluation.Score(metric).Mean, 1e-12));
    }

    [Theory]
    [MemberData(nameof(GoldenMetrics.Cases), MemberType = typeof(GoldenMetrics))]
    public void Score_OurRule_EqualsTheEvaluationInMemory(string name)
    {
        GoldenMetrics golden = GoldenMetrics.Read(name);
        IReadOnlyList<MetricName> metrics = MetricName.ParseList("accuracy@1,3,5,10,precision@10,recall@10,ndcg@10,mrr@10,map@100");
        IReadOnlyList<Ranking> rankings = golden.Search(100);

        RankingEvaluation fromFiles = Score(golden, rankings, metrics, TieRule.IdentifierAscending);

        RankingEvaluation inMemory = RankingEvaluation.Evaluate(rankings, golden.Judgments, metrics);
        Assert.All(metrics, metric => Assert.Equal(inMemory.Score(metric).Queries, fromFiles.Score(metric).Queries));
    }

    private static RankingEvaluation Score(GoldenMetrics golden, IReadOnlyList<Ranking> rankings, IReadOnlyList<MetricName> metrics, TieRule ties)
    {
        using var folder = new TemporaryFolder();
        string run = Path.Combine(folder.Path, "run.trec");
        string qrels = Path.Combine(folder.Path, "qrels.trec");
        TrecRunFile.Write(run, new TrecRun("ours", rankings));
        TrecQrelsFile.Write(qrels, golden.Judgments);
        return TrecScoring.Score(run, qrels, metrics, ties);
    }
}
