using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Significance;

/// <summary>The values of a metric in two runs over the same queries, at least two. Differences are current minus baseline.</summary>
public sealed class PairedScores
{
    /// <param name="queries">In an order that stays the same: resampling depends on it.</param>
    /// <exception cref="ArgumentException">There are fewer than two queries, or a value is not finite.</exception>
    public PairedScores(IReadOnlyList<QueryChange> queries)
    {
        if (queries.Count < 2)
            throw new ArgumentException($"A comparison needs at least two queries; there are {queries.Count}.", nameof(queries));
        foreach (QueryChange query in queries)
        {
            if (!double.IsFinite(query.Baseline) || !double.IsFinite(query.Current))
                throw new ArgumentException($"A value of query {query.Query} is not finite.", nameof(queries));
        }

        Queries = queries;
        Differences = [.. queries.Select(query => query.Difference)];
        MeanDifference = Differences.Average();
        double squares = Differences.Sum(difference => (difference - MeanDifference) * (difference - MeanDifference));
        StandardDeviation = Math.Sqrt(squares / (queries.Count - 1));
    }

    public IReadOnlyList<QueryChange> Queries { get; }

    public IReadOnlyList<double> Differences { get; }

    public double MeanDifference { get; }

    /// <summary>Of the differences, with n − 1.</summary>
    public double StandardDeviation { get; }

    internal double StandardError => StandardDeviation / Math.Sqrt(Queries.Count);

    /// <summary>
    /// Pairs two runs' values by query id, in the ascending order of the ids (<see cref="IdentifierOrder"/>), so that anyone can repeat a
    /// resampling.
    /// </summary>
    /// <exception cref="ArgumentException">The runs have not the same queries, fewer than two, or a value is not finite.</exception>
    public static PairedScores Match(IReadOnlyDictionary<string, double> baseline, IReadOnlyDictionary<string, double> current)
    {
        string? unpaired = baseline.Keys.Except(current.Keys).Concat(current.Keys.Except(baseline.Keys)).FirstOrDefault();
        if (unpaired is not null)
            throw new ArgumentException($"Query {unpaired} has a value in one run only.", nameof(current));
        IEnumerable<string> queries = baseline.Keys.Order(IdentifierOrder.Of(baseline.Keys));
        return new PairedScores([.. queries.Select(query => new QueryChange(query, baseline[query], current[query]))]);
    }
}
