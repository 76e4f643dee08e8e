namespace EmbedBench.Retrieval.Metrics;

/// <summary>
/// Relevant documents among the first k, divided by k, also where fewer than k were retrieved. In [0, 1]. Other name: P (trec_eval).
/// </summary>
internal static class Precision
{
    public static double At(JudgedRanking ranking, int cutoff) => (double)ranking.RelevantWithin(cutoff) / cutoff;
}
