using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Metrics;

/// <summary>Rankings measured against judgments.</summary>
public sealed class RankingEvaluation
{
    private RankingEvaluation(IReadOnlyList<MetricScore> scores, IReadOnlyList<string> withoutResults, IReadOnlyList<string> withoutJudgments)
    {
        Scores = scores;
        QueriesWithoutResults = withoutResults;
        QueriesWithoutJudgments = withoutJudgments;
    }

    /// <summary>One for each metric asked for, in that order.</summary>
    public IReadOnlyList<MetricScore> Scores { get; }

    /// <summary>Judged queries that retrieved nothing: each counts 0 in every mean.</summary>
    public IReadOnlyList<string> QueriesWithoutResults { get; }

    /// <summary>Queries with a ranking that nobody judged: they count in no mean.</summary>
    public IReadOnlyList<string> QueriesWithoutJudgments { get; }

    /// <exception cref="KeyNotFoundException">The metric was not asked for.</exception>
    public MetricScore Score(MetricName metric) =>
        Scores.FirstOrDefault(score => score.Metric == metric) ?? throw new KeyNotFoundException($"{metric} was not evaluated.");

    /// <summary>Measures each judged query by each metric.</summary>
    /// <param name="rankings">
    /// At most one a query, as deep as the deepest cut-off (<see cref="MetricName.Depth"/>) or as the corpus.
    /// </param>
    /// <param name="judgments">Of the queries that count.</param>
    /// <param name="metrics">What to measure.</param>
    /// <exception cref="ArgumentException">A query has two rankings.</exception>
    public static RankingEvaluation Evaluate(IReadOnlyList<Ranking> rankings, RelevanceJudgments judgments, IReadOnlyList<MetricName> metrics)
    {
        var byQuery = new Dictionary<string, Ranking>(StringComparer.Ordinal);
        foreach (Ranking ranking in rankings)
        {
            if (!byQuery.TryAdd(ranking.Query, ranking))
                throw new ArgumentException($"Query {ranking.Query} has two rankings.", nameof(rankings));
        }

        TiedRanking[] judged =
        [
            .. judgments.Queries.Select(query => new TiedRanking(query, byQuery.GetValueOrDefault(query)?.Documents ?? [], judgments[query])),
        ];
        return new RankingEvaluation(
            [.. metrics.Select(metric => new MetricScore(metric, [.. judged.Select(query => query.Measure(metric))]))],
            [.. judgments.Queries.Where(query => !byQuery.TryGetValue(query, out Ranking? ranking) || ranking.Documents.Count == 0)],
            [.. rankings.Select(ranking => ranking.Query).Except(judgments.Queries, StringComparer.Ordinal)]);
    }
}
