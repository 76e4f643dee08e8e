using MathNet.Numerics.Distributions;

namespace EmbedBench.Retrieval.Significance;

/// <summary>
/// The paired t-test, two-sided: t = mean / (s / √n) with n − 1 degrees of freedom, and the confidence interval of the mean difference.
/// Equal differences have no spread: t is then infinite and p 0, or t 0 and p 1 where all of them are 0. Reference: Student 1908.
/// </summary>
/// <param name="Statistic">t; above 0 where the current run is better.</param>
/// <param name="PValue">The probability of such a |t| or a greater one where there is no difference.</param>
/// <param name="DegreesOfFreedom">n − 1.</param>
/// <param name="Confidence">Of the mean difference.</param>
public sealed record StudentTest(double Statistic, double PValue, int DegreesOfFreedom, Interval Confidence)
{
    /// <param name="scores">The pairs.</param>
    /// <param name="confidence">In (0, 1), as 0.95.</param>
    public static StudentTest Of(PairedScores scores, double confidence)
    {
        int freedom = scores.Queries.Count - 1;
        double statistic = scores.MeanDifference == 0 ? 0 : scores.MeanDifference / scores.StandardError;
        double margin = Quantile(freedom, (1 + confidence) / 2) * scores.StandardError;
        return new StudentTest(
            statistic,
            2 * StudentT.CDF(0, 1, freedom, -Math.Abs(statistic)),
            freedom,
            new Interval(scores.MeanDifference - margin, scores.MeanDifference + margin));
    }

    /// <summary>The t below which a share <paramref name="probability"/> of the distribution lies.</summary>
    internal static double Quantile(int degreesOfFreedom, double probability) => StudentT.InvCDF(0, 1, degreesOfFreedom, probability);
}
