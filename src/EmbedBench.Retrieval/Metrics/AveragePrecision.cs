namespace EmbedBench.Retrieval.Metrics;

/// <summary>
/// The precision at the rank of each relevant document among the first k, summed and divided by the number of relevant documents. In [0,
/// 1]. Its mean is MAP. The two conventions differ in the divisor where a query has more than k relevant documents.
/// </summary>
internal static class AveragePrecision
{
    /// <summary>Divided by min(k, relevant documents), as in sentence-transformers.</summary>
    public static double At(JudgedRanking ranking, int cutoff) =>
        SumOfPrecisions(ranking, cutoff) / Math.Min(cutoff, ranking.RelevantGrades.Count);

    /// <summary>Divided by all relevant documents, as in trec_eval (map_cut).</summary>
    public static double OfAllRelevantAt(JudgedRanking ranking, int cutoff) =>
        SumOfPrecisions(ranking, cutoff) / ranking.RelevantGrades.Count;

    private static double SumOfPrecisions(JudgedRanking ranking, int cutoff)
    {
        double sum = 0;
        int relevant = 0;
        for (int i = 0; i < ranking.Grades.Count && i < cutoff; i++)
        {
            if (ranking.Grades[i] > 0)
                sum += (double)++relevant / (i + 1);
        }

        return sum;
    }
}
