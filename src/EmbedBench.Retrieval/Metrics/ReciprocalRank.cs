namespace EmbedBench.Retrieval.Metrics;

/// <summary>One over the rank of the first relevant document, 0 where none stands among the first k. In [0, 1]. Its mean is MRR.</summary>
internal static class ReciprocalRank
{
    public static double At(JudgedRanking ranking, int cutoff)
    {
        for (int i = 0; i < ranking.Grades.Count && i < cutoff; i++)
        {
            if (ranking.Grades[i] > 0)
                return 1.0 / (i + 1);
        }

        return 0;
    }
}
