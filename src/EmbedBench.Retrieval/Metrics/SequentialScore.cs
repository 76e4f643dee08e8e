namespace EmbedBench.Retrieval.Metrics;

/// <summary>
/// The one number that stands for a model measured at several dimensions: the primary metric of the last dimension, as
/// sentence-transformers' SequentialEvaluator takes it.
/// </summary>
public static class SequentialScore
{
    /// <summary>The metric by which models are compared: ndcg at its largest cut-off, or the first metric where there is no ndcg.</summary>
    /// <exception cref="ArgumentException">There are no metrics.</exception>
    public static MetricName Primary(IReadOnlyList<MetricName> metrics)
    {
        if (metrics.Count == 0)
            throw new ArgumentException("There are no metrics.", nameof(metrics));
        return metrics.Where(metric => metric.Family == "ndcg").MaxBy(metric => metric.Cutoff) ?? metrics[0];
    }

    /// <param name="dimensions">An evaluation a dimension, all by the same metrics, in the order of the spec.</param>
    /// <exception cref="ArgumentException">There are no evaluations or no metrics.</exception>
    public static double Of(IReadOnlyList<RankingEvaluation> dimensions)
    {
        if (dimensions.Count == 0)
            throw new ArgumentException("There are no evaluations.", nameof(dimensions));
        RankingEvaluation last = dimensions[^1];
        return last.Score(Primary([.. last.Scores.Select(score => score.Metric)])).Mean;
    }
}
