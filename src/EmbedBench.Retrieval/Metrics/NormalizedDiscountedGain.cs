namespace EmbedBench.Retrieval.Metrics;

/// <summary>
/// nDCG: Σ gradeᵣ / log₂(r + 1) over the ranks r = 1 … k, divided by the same sum for the ideal ranking of all relevant documents. In [0,
/// 1]. The gain is the grade itself, as in trec_eval (ndcg_cut); with grades of 0 and 1 it is sentence-transformers' too. Järvelin and
/// Kekäläinen 2002.
/// </summary>
internal static class NormalizedDiscountedGain
{
    public static double At(JudgedRanking ranking, int cutoff) => Gain(ranking.Grades, cutoff) / Gain(ranking.RelevantGrades, cutoff);

    private static double Gain(IReadOnlyList<int> grades, int cutoff)
    {
        double gain = 0;
        for (int i = 0; i < grades.Count && i < cutoff; i++)
            gain += grades[i] / Math.Log2(i + 2);
        return gain;
    }
}
