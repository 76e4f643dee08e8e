namespace EmbedBench.Retrieval.Metrics;

/// <summary>
/// Relevant documents among the first k; the mean is hits over queries, and exceeds 1 where queries have several relevant documents. At
/// most k.
/// </summary>
internal static class HitsPerQuery
{
    public static double At(JudgedRanking ranking, int cutoff) => ranking.RelevantWithin(cutoff);
}
