using System.Globalization;

namespace EmbedBench.Results.Json;

/// <summary>Numbers as JavaScript writes them (ECMA-262, Number::toString), which canonical JSON asks for.</summary>
public static class EcmaScriptNumber
{
    /// <summary>
    /// The shortest digits that read back as <paramref name="value"/>: <c>0.1</c>, <c>1e-7</c>, <c>1e+21</c>; minus zero is <c>0</c>.
    /// </summary>
    /// <exception cref="ArgumentException">Not finite: JSON has no such number.</exception>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException(
                $"JSON cannot hold the number {value.ToString(CultureInfo.InvariantCulture)}; only finite ones.", nameof(value));
        if (value == 0)
            return "0";
        (string digits, int point) = ShortestDigits(Math.Abs(value));
        return (value < 0 ? "-" : "") + Place(digits, point);
    }

    /// <summary>The value is 0.DIGITS × 10^point; the digits have no zero at either end.</summary>
    private static (string Digits, int Point) ShortestDigits(double value)
    {
        string[] parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        string[] mantissa = parts[0].Split('.');
        string digits = string.Concat(mantissa);
        string significant = digits.TrimStart('0');
        int power = parts.Length == 2 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return (significant.TrimEnd('0'), mantissa[0].Length - (digits.Length - significant.Length) + power);
    }

    private static string Place(string digits, int point) => point switch
    {
        > 21 or <= -6 => WithExponent(digits, point - 1),
        <= 0 => "0." + new string('0', -point) + digits,
        _ when digits.Length <= point => digits.PadRight(point, '0'),
        _ => $"{digits[..point]}.{digits[point..]}",
    };

    private static string WithExponent(string digits, int exponent)
    {
        string mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "" : "+")}{exponent}");
    }
}
