using System.Globalization;

namespace EmbedBench.Results;

/// <summary>
/// How figures are rounded before they enter a record. Both go through the exact decimal expansion, so the result is the same on every
/// machine; minus zero becomes zero.
/// </summary>
public static class Rounding
{
    /// <summary>Metrics: six decimals.</summary>
    public static double Metric(double value) => Again(value, "F6");

    /// <summary>Losses, gradient norms, learning rates and scores: six significant digits.</summary>
    public static double SixDigits(double value) => Again(value, "E5");

    private static double Again(double value, string format) =>
        double.Parse(value.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;
}
