using EmbedBench.Shared;

namespace EmbedBench.Retrieval.Significance;

/// <summary>
/// The paired randomisation test, two-sided: the sign of each difference is drawn anew, since the two runs are exchangeable where there is
/// no difference. With NumPy: <c>default_rng(seed).integers(0, 2, (permutations, n))</c>, where 0 turns the sign. Reference: Fisher 1935.
/// </summary>
internal static class Randomisation
{
    // A sum in another order may differ from an equal one by rounding.
    private const double Rounding = 1e-12;

    /// <summary>(extreme + 1) / (permutations + 1), where extreme counts mean differences of at least the observed size.</summary>
    /// <param name="scores">The pairs; the order of the queries matters.</param>
    /// <param name="seed">0 or above.</param>
    /// <param name="permutations">From 1.</param>
    public static double PValue(PairedScores scores, long seed, int permutations)
    {
        var generator = new NumPyGenerator(seed);
        double observed = Math.Abs(scores.Differences.Sum()) - (Rounding * scores.Differences.Sum(Math.Abs));
        int extreme = 0;
        for (int permutation = 0; permutation < permutations; permutation++)
        {
            double sum = 0;
            foreach (double difference in scores.Differences)
                sum += generator.NextInteger(2) == 0 ? -difference : difference;
            if (Math.Abs(sum) >= observed)
                extreme++;
        }

        return (extreme + 1.0) / (permutations + 1.0);
    }
}
