using EmbedBench.Retrieval.Rankings;

namespace EmbedBench.Retrieval.Metrics;

/// <summary>
/// A query's ranking as it is, and in the two orders among ties that no other order falls below or exceeds.
/// <para>
/// Take two neighbours of equal score of which the less relevant comes first, and let them change places. Counts within a cut-off, the
/// first relevant rank, the discounted gain and the precision at each relevant rank then stay or improve, in all metrics of the catalogue.
/// Such exchanges lead from any order to the one that sorts each run of ties by grade, descending: it is the best, and by the same argument
/// backwards the ascending one is the worst. Ties that reach beyond a cut-off are covered where the ranking holds all of them.
/// </para>
/// </summary>
internal sealed class TiedRanking
{
    private readonly string _query;
    private readonly JudgedRanking _asRanked;
    private readonly JudgedRanking _worst;
    private readonly JudgedRanking _best;

    /// <param name="query">The query's id.</param>
    /// <param name="documents">Best first; empty where nothing was retrieved.</param>
    /// <param name="judgments">The query's grades by document id, at least one above 0.</param>
    public TiedRanking(string query, IReadOnlyList<RankedDocument> documents, IReadOnlyDictionary<string, int> judgments)
    {
        int[] grades = [.. documents.Select(document => Math.Max(judgments.GetValueOrDefault(document.Id), 0))];
        int[] relevant = [.. judgments.Values.Where(grade => grade > 0).OrderDescending()];
        int[] ascending = [.. grades];
        int[] descending = [.. grades];
        for (int start = 0, end; start < grades.Length; start = end)
        {
            end = start + 1;
            while (end < grades.Length && documents[end].Score == documents[start].Score)
                end++;
            ascending.AsSpan(start..end).Sort();
            descending.AsSpan(start..end).Sort();
            descending.AsSpan(start..end).Reverse();
        }

        _query = query;
        _asRanked = new JudgedRanking(grades, relevant);
        _worst = new JudgedRanking(ascending, relevant);
        _best = new JudgedRanking(descending, relevant);
    }

    public QueryScore Measure(MetricName metric) =>
        new(_query, metric.Measure(_asRanked), new TieInterval(metric.Measure(_worst), metric.Measure(_best)));
}
