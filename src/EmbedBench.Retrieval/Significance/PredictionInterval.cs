namespace EmbedBench.Retrieval.Significance;

/// <summary>
/// Where the next value of a normal distribution lies that is known by a few values alone: mean ± t · s · √(1 + 1/n), with n − 1 degrees of
/// freedom. It is wider than the confidence interval of the mean, which says where the mean lies.
/// </summary>
public static class PredictionInterval
{
    /// <param name="values">At least two.</param>
    /// <param name="confidence">In (0, 1), as 0.95.</param>
    /// <exception cref="ArgumentException">Fewer than two values.</exception>
    public static Interval Of(IReadOnlyList<double> values, double confidence)
    {
        if (values.Count < 2)
            throw new ArgumentException("A spread needs two values at least.", nameof(values));
        int freedom = values.Count - 1;
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / freedom);
        double margin = StudentTest.Quantile(freedom, (1 + confidence) / 2) * deviation * Math.Sqrt(1 + (1.0 / values.Count));
        return new Interval(mean - margin, mean + margin);
    }
}
