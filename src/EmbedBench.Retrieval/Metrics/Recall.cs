namespace EmbedBench.Retrieval.Metrics;

/// <summary>Relevant documents among the first k, divided by all relevant documents of the query. In [0, 1].</summary>
internal static class Recall
{
    public static double At(JudgedRanking ranking, int cutoff) => (double)ranking.RelevantWithin(cutoff) / ranking.RelevantGrades.Count;
}
