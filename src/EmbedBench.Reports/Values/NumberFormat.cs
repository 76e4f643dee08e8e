using System.Globalization;

namespace EmbedBench.Reports.Values;

/// <summary>
/// How a number is written, as templates name it: a pattern (<c>0</c>, <c>0.0000</c>; with <c>+</c> before it for a sign always, with
/// <c> %</c> behind it for a figure in percent) or one of <c>count</c>, <c>bytes</c>, <c>seconds</c>, <c>digits</c>.
/// </summary>
internal static class NumberFormat
{
    public const string Score = "0.0000";
    public const string Difference = "+0.0000";
    public const string Percent = "0.0 %";
    public const string Change = "+0.0 %";
    public const string Count = "count";
    public const string Bytes = "bytes";
    public const string Seconds = "seconds";
    public const string Digits = "digits";

    public const string Known = "a pattern such as 0.0000, +0.0000 or +0.0 %, or count, bytes, seconds, digits";

    private const string PercentSign = " %";
    private const int MostDecimals = 9;

    /// <summary>The number's text, or null where there is no such format.</summary>
    public static string? Format(double number, string format) => format switch
    {
        Count => number.ToString("#,0", CultureInfo.InvariantCulture),
        Bytes => FormatBytes(number),
        Seconds => FormatSeconds(number),
        Digits => FormatDigits(number),
        _ => FormatPattern(number, format),
    };

    private static string? FormatPattern(double number, string pattern)
    {
        bool signed = pattern.StartsWith('+');
        bool percent = pattern.EndsWith(PercentSign, StringComparison.Ordinal);
        string core = pattern[(signed ? 1 : 0)..^(percent ? PercentSign.Length : 0)];
        int decimals = Math.Max(0, core.Length - 2);
        if (decimals > MostDecimals || core != (decimals == 0 ? "0" : $"0.{new string('0', decimals)}"))
            return null;
        string digits = Math.Abs(number).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        bool isZero = digits.All(letter => letter is '0' or '.');
        string sign = isZero ? "" : number < 0 ? "-" : signed ? "+" : "";
        return $"{sign}{digits}{(percent ? PercentSign : "")}";
    }

    /// <summary>Six significant digits; small numbers as <c>2e-5</c>.</summary>
    private static string FormatDigits(double number)
    {
        string[] sides = number.ToString("G6", CultureInfo.InvariantCulture).Split('E');
        return sides is [var digits, var exponent]
            ? $"{digits}e{int.Parse(exponent, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}"
            : sides[0];
    }

    private static string FormatBytes(double bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes:F0} B"),
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB"),
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F2} GB"),
    };

    private static string FormatSeconds(double seconds)
    {
        if (seconds < 1)
            return string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:F0} ms");
        if (seconds < 60)
            return string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s");
        long whole = (long)Math.Round(seconds);
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60} min {whole % 60} s")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600} h {whole % 3600 / 60} min");
    }
}
