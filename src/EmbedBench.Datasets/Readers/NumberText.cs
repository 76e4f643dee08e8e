using System.Globalization;

namespace EmbedBench.Datasets.Readers;

/// <summary>
/// Numbers of binary formats as texts, written as Python and JSON write them, so that data in any format has one content hash.
/// </summary>
internal static class NumberText
{
    /// <summary>
    /// The shortest digits that read back as the same number, with a point or an exponent: <c>1.0</c>, <c>0.1</c>, <c>1e-07</c>.
    /// </summary>
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        string sign = double.IsNegative(value) ? "-" : "";
        (string digits, int point) = Shortest(Math.Abs(value));
        // Python's repr: an exponent where the point would stand left of 0.0001 or right of the sixteenth digit.
        if (point is <= -4 or > 16)
        {
            string fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            string direction = point > 0 ? "+" : "-";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{direction}{Math.Abs(point - 1):00}");
        }

        string padded = digits.PadLeft(digits.Length + Math.Max(0, 1 - point), '0');
        int whole = Math.Max(point, 1);
        padded = padded.PadRight(whole + 1, '0');
        return $"{sign}{padded[..whole]}.{padded[whole..]}";
    }

    // The significant digits, and how many of them stand before the point (negative: zeros behind it).
    private static (string Digits, int Point) Shortest(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        string mantissa = exponentAt < 0 ? text : text[..exponentAt];
        int exponent = exponentAt < 0
            ? 0
            : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        string all = mantissa.Replace(".", "", StringComparison.Ordinal);
        string digits = all.TrimStart('0');
        int point = (pointAt < 0 ? mantissa.Length : pointAt) + exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? ("0", 1) : (digits, point);
    }
}
