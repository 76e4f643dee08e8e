using MathNet.Numerics;

namespace EmbedBench.Retrieval.Significance;

/// <summary>
/// The Wilcoxon signed-rank test, two-sided, by the normal approximation: differences of 0 are dropped, equal ones share their mean rank
/// and the variance is corrected for them, no continuity correction (SciPy's <c>wilcoxon</c> with <c>method="approx"</c>). Without any
/// difference the statistic is 0 and p 1. Reference: Wilcoxon 1945.
/// </summary>
/// <param name="Statistic">The smaller of the rank sums of the gains and of the losses.</param>
/// <param name="PValue">The probability of such a statistic or a smaller one where there is no difference.</param>
public sealed record WilcoxonTest(double Statistic, double PValue)
{
    public static WilcoxonTest Of(PairedScores scores)
    {
        double[] differences = [.. scores.Differences.Where(difference => difference != 0).OrderBy(Math.Abs)];
        int count = differences.Length;
        if (count == 0)
            return new WilcoxonTest(0, 1);

        double gains = 0;
        double tieCorrection = 0;
        for (int start = 0, end; start < count; start = end)
        {
            end = start + 1;
            while (end < count && Math.Abs(differences[end]) == Math.Abs(differences[start]))
                end++;
            double tied = end - start;
            double meanRank = (start + 1 + end) / 2.0;
            gains += meanRank * differences[start..end].Count(difference => difference > 0);
            tieCorrection += tied * ((tied * tied) - 1) / 2;
        }

        double all = count * (count + 1.0) / 2;
        double deviation = Math.Sqrt(((count * (count + 1.0) * ((2.0 * count) + 1)) - tieCorrection) / 24);
        double z = (gains - (all / 2)) / deviation;
        return new WilcoxonTest(Math.Min(gains, all - gains), SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2)));
    }
}
