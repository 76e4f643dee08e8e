namespace EmbedBench.Retrieval.Significance;

/// <summary>
/// The step-down correction for several comparisons at once, which keeps the probability of any false discovery below the level: the i-th
/// smallest of m p-values is multiplied by m − i + 1, is at least the one before it and at most 1. Reference: Holm 1979.
/// </summary>
public static class Holm
{
    /// <summary>The adjusted p-values, in the order of the given ones.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        double[] adjusted = new double[pValues.Count];
        double least = 0;
        int left = pValues.Count;
        foreach (int i in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            least = Math.Max(least, Math.Min(1, left * pValues[i]));
            adjusted[i] = least;
            left--;
        }

        return adjusted;
    }
}
