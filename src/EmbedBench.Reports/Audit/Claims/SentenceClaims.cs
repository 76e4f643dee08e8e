using System.Text.RegularExpressions;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Claims;

/// <summary>Reads figures that sentences and lists state.</summary>
internal static partial class SentenceClaims
{
    private const int LinesAbove = 10;

    /// <summary>A metric that went from one value to another: <c>0.2680 → 0.3134 (+17.0 %)</c>, <c>from 44.17% to 66.39%</c>.</summary>
    public static IEnumerable<Comparison> Comparisons(int line, string text)
    {
        string plain = text.Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        if (Mentions.Metric(plain) is not { } metric || Transition().Match(plain) is not { Success: true } match)
            yield break;
        WrittenNumber? before = WrittenNumber.Parse(match.Groups["before"].Value);
        WrittenNumber? after = WrittenNumber.Parse(match.Groups["after"].Value);
        if (before is null || after is null || before.IsPercent != after.IsPercent)
            yield break;
        WrittenNumber[] beside = [.. WrittenNumber.FindAll(match.Groups["beside"].Value).Select(found => found.Number)];
        yield return new Comparison(Mentions.Dimensions(plain) is [var size] ? size : "", metric, line, 0)
        {
            Base = before,
            Tuned = after,
            Difference = beside.FirstOrDefault(number => !number.IsPercent),
            Percent = beside.FirstOrDefault(number => number.IsPercent),
        };
    }

    /// <summary>A line of a list such as <c>dim 768: 0.7443</c>; the lines above say of which model and metric.</summary>
    public static Claim? OfList(int line, IReadOnlyList<string> lines)
    {
        Match match = DimensionLine().Match(lines[line - 1]);
        if (!match.Success || WrittenNumber.Parse(match.Groups["value"].Value) is not { } number)
            return null;
        int heading = line - 2;
        while (heading >= Math.Max(0, line - LinesAbove) && (lines[heading].Trim().Length == 0 || DimensionLine().IsMatch(lines[heading])))
            heading--;
        return heading >= 0 && Mentions.Stage(lines[heading]) is { } stage
            ? new Claim(new FigureKey(stage, match.Groups["size"].Value, Mentions.Metric(lines[heading]) ?? ""), number, line, heading + 1)
            : null;
    }

    [GeneratedRegex(@"(?<before>\d+\.\d+\s?%?)\s*(?:→|->|(?:now )?to)\s*(?<after>\d+\.\d+\s?%?)(?:\s*\((?<beside>[^)]*)\))?", RegexOptions.CultureInvariant)]
    private static partial Regex Transition();

    [GeneratedRegex(@"^\s*(?:[-*]\s+)?dim(?:ension)?\s+(?<size>\d+):\s*(?<value>\d\.\d+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DimensionLine();
}
