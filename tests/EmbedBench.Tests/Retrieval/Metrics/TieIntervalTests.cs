using EmbedBench.Retrieval.Metrics;
using EmbedBench.Retrieval.Rankings;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Retrieval.Metrics;

public sealed class TieIntervalTests
{
    private static readonly MetricName[] Metrics =
    [
        .. MetricName.Known.SelectMany(name => name.EndsWith("@k", StringComparison.Ordinal)
            ? new[] { 1, 2, 3, 5, 10 }.Select(cutoff => MetricName.Parse(name.Replace("@k", $"@{cutoff}", StringComparison.Ordinal)))
            : [MetricName.Parse(name)]),
    ];

    [Fact]
    public void Ties_SmallRankings_AreTheExtremesOfAllPermutations()
    {
        var random = new Random(7);
        for (int round = 0; round < 150; round++)
        {
            int documents = random.Next(1, 7);
            double[] scores = [.. Enumerable.Range(0, documents).Select(_ => (double)random.Next(3)).OrderDescending()];
            int[] grades = [.. Enumerable.Range(0, documents).Select(_ => Math.Max(0, random.Next(-2, 4)))];
            int[] missed = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(1, 4)), 1];
            int[][] orders = [.. Permutations(documents).Where(order => order.Select(i => scores[i]).SequenceEqual(scores))];

            QueryScore[] measured = Measure(scores, grades, missed);
            QueryScore[][] others = [.. orders.Select(order => Measure(scores, [.. order.Select(i => grades[i])], missed))];
            Assert.All(measured, (score, metric) =>
                Assert.Equal(new TieInterval(others.Min(other => other[metric].Value), others.Max(other => other[metric].Value)), score.Ties));
        }
    }

    [Property(MaxTest = 300)]
    public void Evaluate_AnyRanking_StaysWithinItsIntervalAndBounds(byte[] scores, byte[] grades)
    {
        int count = Math.Min(scores.Length, grades.Length);
        double[] ordered = [.. scores.Take(count).Select(score => (double)(score % 5)).OrderDescending()];
        int[] limited = [.. grades.Take(count).Select(grade => grade % 4)];

        foreach ((MetricName metric, QueryScore score) in Metrics.Zip(Measure(ordered, limited, [2])))
        {
            Assert.InRange(score.Value, score.Ties.Lowest, score.Ties.Highest);
            Assert.InRange(score.Ties.Lowest, 0, score.Ties.Highest);
            Assert.InRange(score.Ties.Highest, 0, metric.Family == "hits_per_query" ? metric.Depth : 1);
        }
    }

    /// <summary>
    /// All metrics of a query whose documents come in the given order, with other relevant documents that were not retrieved.
    /// </summary>
    private static QueryScore[] Measure(double[] scores, int[] grades, int[] missed)
    {
        IEnumerable<Judgment> judgments = grades.Select((grade, i) => new Judgment("q", $"d{i}", grade))
            .Concat(missed.Select((grade, i) => new Judgment("q", $"missed{i}", grade)));
        Ranking ranking = Ranking.Order(
            "q",
            scores.Select((score, i) => new RankedDocument($"d{i}", score)),
            TieRule.IdentifierAscending,
            IdentifierOrder.Of(["d0"]));
        RankingEvaluation evaluation = RankingEvaluation.Evaluate([ranking], RelevanceJudgments.Of(judgments), Metrics);
        return [.. evaluation.Scores.Select(score => score.Queries[0])];
    }

    private static IEnumerable<int[]> Permutations(int count)
    {
        if (count == 0)
            return [[]];
        return from shorter in Permutations(count - 1)
               from place in Enumerable.Range(0, count)
               select (int[])[.. shorter[..place], count - 1, .. shorter[place..]];
    }
}
