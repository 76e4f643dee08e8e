using System.Globalization;
using EmbedBench.Reports.Audit.Claims;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>How findings word what they speak of.</summary>
internal static class Shown
{
    public static string Range(Interval interval, string unit = "")
    {
        string low = Number(interval.Low);
        string high = Number(interval.High);
        return low == high ? $"{low}{unit}" : $"{low} to {high}{unit}";
    }

    public static string Number(decimal value) =>
        Math.Round(value, Math.Abs(value) < 2 ? 4 : 2).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary><c>ndcg@10 at 768</c>.</summary>
    public static string Subject(Comparison comparison) =>
        new FigureKey("", comparison.Dimension, comparison.Metric).ToString() is { Length: > 0 } subject ? subject : "the row";
}
