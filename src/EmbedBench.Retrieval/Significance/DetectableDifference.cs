namespace EmbedBench.Retrieval.Significance;

/// <summary>What a comparison with this many queries can find out at all.</summary>
internal static class DetectableDifference
{
    /// <summary>
    /// The smallest true mean difference that a two-sided paired t-test finds with the given power, if differences spread as they do here:
    /// (t(1 − α/2) + t(power)) · s / √n, where t is the quantile with n − 1 degrees of freedom.
    /// </summary>
    /// <param name="scores">The pairs.</param>
    /// <param name="alpha">The level of the test, in (0, 1), as 0.05.</param>
    /// <param name="power">The probability of finding the difference, in (0.5, 1), as 0.8.</param>
    public static double Smallest(PairedScores scores, double alpha, double power)
    {
        int freedom = scores.Queries.Count - 1;
        return (StudentTest.Quantile(freedom, 1 - (alpha / 2)) + StudentTest.Quantile(freedom, power)) * scores.StandardError;
    }
}
