using EmbedBench.Shared;

namespace EmbedBench.Retrieval.Significance;

/// <summary>
/// The percentile bootstrap of the mean difference. With NumPy: <c>rng = default_rng(seed)</c>, then for each resample the mean of
/// <c>d[rng.integers(0, n, n)]</c>, and percentiles with linear interpolation. Reference: Efron 1979.
/// </summary>
internal static class Bootstrap
{
    /// <param name="scores">The pairs; the order of the queries matters.</param>
    /// <param name="seed">0 or above.</param>
    /// <param name="resamples">From 1.</param>
    /// <param name="confidence">In (0, 1), as 0.95.</param>
    public static Interval Confidence(PairedScores scores, long seed, int resamples, double confidence)
    {
        var generator = new NumPyGenerator(seed);
        int count = scores.Differences.Count;
        double[] means = new double[resamples];
        for (int resample = 0; resample < resamples; resample++)
        {
            double sum = 0;
            for (int i = 0; i < count; i++)
                sum += scores.Differences[(int)generator.NextInteger(count)];
            means[resample] = sum / count;
        }

        Array.Sort(means);
        return new Interval(Percentile(means, (1 - confidence) / 2), Percentile(means, (1 + confidence) / 2));
    }

    private static double Percentile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
