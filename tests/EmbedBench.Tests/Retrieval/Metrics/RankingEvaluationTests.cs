using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Tests.Retrieval.Metrics;

public sealed class RankingEvaluationTests
{
    [Theory]
    [MemberData(nameof(GoldenMetrics.Cases), MemberType = typeof(GoldenMetrics))]
    public void Evaluate_ReferenceCase_EqualsSentenceTransformers(string name)
    {
        GoldenMetrics golden = GoldenMetrics.Read(name);
        MetricName[] metrics = [.. golden.Expected.Keys.Select(MetricName.Parse)];

        IReadOnlyList<Ranking> rankings = golden.Search(metrics.Max(metric => metric.Depth));
        RankingEvaluation evaluation = RankingEvaluation.Evaluate(rankings, golden.Judgments, metrics);

        Assert.Equal(16, metrics.Length);
        Assert.All(metrics, metric => Assert.Equal(golden.Expected[metric.ToString()], evaluation.Score(metric).Mean, 1e-12));
    }

    [Theory]
    [MemberData(nameof(GoldenMetrics.Cases), MemberType = typeof(GoldenMetrics))]
    public void Evaluate_TopRankings_GivesTheFiguresAndIntervalsOfWholeOnes(string name)
    {
        GoldenMetrics golden = GoldenMetrics.Read(name);
        IReadOnlyList<MetricName> metrics = MetricName.ParseList("accuracy@1,3,hits_per_query@5,ndcg@5,mrr@5,map@5,trec:map@5");

        RankingEvaluation top = RankingEvaluation.Evaluate(golden.Search(5), golden.Judgments, metrics);
        RankingEvaluation whole = RankingEvaluation.Evaluate(golden.Search(int.MaxValue), golden.Judgments, metrics);

        Assert.All(metrics, metric => Assert.Equal(whole.Score(metric).Queries, top.Score(metric).Queries));
    }

    [Fact]
    public void Evaluate_Duplicates_GivesTheOrdersOfBothToolsWithinTheInterval()
    {
        GoldenMetrics golden = GoldenMetrics.Read("duplicates-string-ids");
        MetricName metric = MetricName.Parse("ndcg@10");

        MetricScore score = RankingEvaluation.Evaluate(golden.Search(10), golden.Judgments, [metric]).Score(metric);

        Assert.InRange(golden.Expected["ndcg@10"], score.Ties.Lowest, score.Ties.Highest);
        Assert.InRange(golden.ExpectedByTrecEval["trec:ndcg@10"], score.Ties.Lowest, score.Ties.Highest);
        Assert.True(score.Ties.IsOpen);
    }

    [Fact]
    public void Evaluate_QueryWithoutResults_CountsZero()
    {
        RelevanceJudgments judgments = RelevanceJudgments.Of([new Judgment("q0", "a", 1), new Judgment("q1", "a", 1)]);
        MetricName metric = MetricName.Parse("mrr@10");

        RankingEvaluation evaluation = RankingEvaluation.Evaluate([Rank("q0", ("a", 2)), Rank("other", ("a", 2))], judgments, [metric]);

        Assert.Equal(0.5, evaluation.Score(metric).Mean);
        Assert.Equal(["q1"], evaluation.QueriesWithoutResults);
        Assert.Equal(["other"], evaluation.QueriesWithoutJudgments);
    }

    [Fact]
    public void Evaluate_TwoRankingsOfAQuery_IsRefused()
    {
        RelevanceJudgments judgments = RelevanceJudgments.Of([new Judgment("q0", "a", 1)]);

        var error = Assert.Throws<ArgumentException>(() => RankingEvaluation.Evaluate([Rank("q0"), Rank("q0")], judgments, []));

        Assert.Contains("Query q0 has two rankings", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SequentialScore_SeveralDimensions_IsTheDeepestNdcgOfTheLast()
    {
        RelevanceJudgments judgments = RelevanceJudgments.Of([new Judgment("q0", "a", 1)]);
        IReadOnlyList<MetricName> metrics = MetricName.ParseList("accuracy@1,ndcg@5,10,map@100");

        RankingEvaluation wide = RankingEvaluation.Evaluate([Rank("q0", ("a", 2), ("b", 1))], judgments, metrics);
        RankingEvaluation narrow = RankingEvaluation.Evaluate([Rank("q0", ("b", 2), ("a", 1))], judgments, metrics);

        Assert.Equal("ndcg@10", SequentialScore.Primary(metrics).ToString());
        Assert.Equal(1 / Math.Log2(3), SequentialScore.Of([wide, narrow]), 1e-15);
    }

    private static Ranking Rank(string query, params (string Id, double Score)[] documents) => Ranking.Order(
        query, documents.Select(document => new RankedDocument(document.Id, document.Score)), TieRule.IdentifierAscending, IdentifierOrder.Of([]));
}
