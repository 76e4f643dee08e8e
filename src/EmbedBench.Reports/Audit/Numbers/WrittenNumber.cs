using System.Globalization;
using System.Text.RegularExpressions;

namespace EmbedBench.Reports.Audit.Numbers;

/// <summary>A number as a text writes it.</summary>
/// <param name="Value">As written; of 63.7% it is 63.7.</param>
/// <param name="HalfUnit">Half of what its last digit stands for: how far the number behind it may be away.</param>
/// <param name="IsPercent">Whether a percent sign follows.</param>
/// <param name="Text">As it is written.</param>
internal sealed partial record WrittenNumber(decimal Value, decimal HalfUnit, bool IsPercent, string Text)
{
    /// <summary>What the number behind it may be.</summary>
    public Interval Interval => new(Value - HalfUnit, Value + HalfUnit);

    /// <summary>A metric between 0 and 1, which some write in percent.</summary>
    public Interval Share => IsPercent ? Interval * 0.01m : Interval;

    /// <summary>The whole text as a number, or null where it is none.</summary>
    public static WrittenNumber? Parse(string text) =>
        Whole().Match(text.Trim().Replace('\u00a0', ' ')) is { Success: true } match ? Read(match) : null;

    /// <summary>The numbers of a text in their order.</summary>
    public static IEnumerable<(WrittenNumber Number, int Start)> FindAll(string text) =>
        Anywhere().Matches(text)
            .Select(match => (Read(match), match.Index)).Where(found => found.Item1 is not null)
            .Select(found => (found.Item1!, found.Index));

    private static WrittenNumber? Read(Match match)
    {
        string digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
        if (digits.Length > 20
            || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
            return null;
        decimal halfUnit = match.Groups["about"].Success ? HalfOfLastDigit(digits) : HalfOfLastPlace(digits);
        if (match.Groups["sign"].Value is "-" or "−")
            value = -value;
        return new WrittenNumber(value, halfUnit, match.Groups["percent"].Success, match.Value.Trim());
    }

    private static decimal HalfOfLastPlace(string digits)
    {
        int dot = digits.IndexOf('.', StringComparison.Ordinal);
        return 0.5m * Power(dot < 0 ? 0 : dot + 1 - digits.Length);
    }

    /// <summary>About 4,000 is anything that rounds to it in thousands.</summary>
    private static decimal HalfOfLastDigit(string digits) => digits.Contains('.', StringComparison.Ordinal)
        ? HalfOfLastPlace(digits)
        : 0.5m * Power(digits.Length - digits.TrimEnd('0').Length);

    private static decimal Power(int exponent)
    {
        decimal power = 1;
        for (int step = 0; step < Math.Abs(exponent); step++)
            power = exponent < 0 ? power / 10 : power * 10;
        return power;
    }

    [GeneratedRegex(@"^(?<about>~|≈)?\s?(?<sign>[+\-−])?(?<digits>\d[\d,]*(?:\.\d+)?|\.\d+)(?<percent>\s?%)?(?:\s†)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![\w.])(?<about>~|≈)?(?<sign>[+\-−](?=\d|\.))?(?<digits>\d[\d,]*(?:\.\d+)?)(?<percent>\s?%)?", RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();
}
