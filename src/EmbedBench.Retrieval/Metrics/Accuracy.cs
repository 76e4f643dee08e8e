namespace EmbedBench.Retrieval.Metrics;

/// <summary>1 where at least one of the first k documents is relevant, else 0. Other names: hit rate, success (trec_eval).</summary>
internal static class Accuracy
{
    public static double At(JudgedRanking ranking, int cutoff) => ranking.RelevantWithin(cutoff) > 0 ? 1 : 0;
}
