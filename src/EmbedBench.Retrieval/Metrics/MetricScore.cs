namespace EmbedBench.Retrieval.Metrics;

/// <summary>A metric's value for a set of queries: per query, and the mean over all judged ones.</summary>
public sealed class MetricScore
{
    internal MetricScore(MetricName metric, IReadOnlyList<QueryScore> queries)
    {
        Metric = metric;
        Queries = queries;
        Mean = queries.Average(query => query.Value);
        // Queries do not share ties, so the extremes of the mean are the means of the extremes.
        Ties = new TieInterval(queries.Average(query => query.Ties.Lowest), queries.Average(query => query.Ties.Highest));
    }

    public MetricName Metric { get; }

    public double Mean { get; }

    public TieInterval Ties { get; }

    /// <summary>In the order of the judgments.</summary>
    public IReadOnlyList<QueryScore> Queries { get; }
}
