using System.Text.RegularExpressions;
using EmbedBench.Reports.Audit.Claims;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>Ranges of gains that the tables leave: <c>+40–65%</c>, <c>60+%</c>.</summary>
internal sealed partial class RangeDetector : IAuditDetector
{
    private const int MostExamples = 3;

    public IEnumerable<AuditFinding> Find(AuditedReport report)
    {
        foreach ((int line, string text) in report.Prose)
        {
            if (!GainWord().IsMatch(text) || Stated(text) is not { } stated)
                continue;
            IReadOnlyList<string> names = Mentions.MetricNames(text);
            Comparison[] rows =
            [
                .. report.Comparisons.Where(
                    row => row.Table > 0 && row.Dimension != FigureKey.MeanDimension && row.ComputedPercent is not null)
                    .Where(row => names.Count == 0 || names.Contains(row.Metric.Split('@')[0])),
            ];
            Comparison[] outside = [.. rows.Where(row => Change(row).High < stated.Low || Change(row).Low > stated.High)];
            if (outside.Length == 0)
                continue;
            string examples = string.Join(
                ", ",
                outside.OrderBy(row => Change(row).Low)
                    .Take(MostExamples).Select(row => $"{Shown.Subject(row)} with {row.Percent?.Text ?? Shown.Range(Change(row), " %")}"));
            yield return new AuditFinding(
                line,
                $"gains of {stated.Text}",
                FormattableString.Invariant($"{outside.Length} of {rows.Length} changes lie outside, such as {examples}"));
        }
    }

    private static Interval Change(Comparison row) => row.Percent?.Interval ?? row.ComputedPercent!.Value;

    /// <summary>What the text allows, wider by the rounding of its ends.</summary>
    private static (decimal Low, decimal High, string Text)? Stated(string text)
    {
        if (Span().Match(text) is { Success: true } span
            && WrittenNumber.Parse(span.Groups["low"].Value) is { } low
            && WrittenNumber.Parse(span.Groups["high"].Value) is { } high
            && low.Value < high.Value)
            return (low.Interval.Low, high.Interval.High, span.Value.Trim());
        if (AtLeast().Match(text) is { Success: true } open && WrittenNumber.Parse(open.Groups["low"].Value) is { } least)
            return (least.Interval.Low, decimal.MaxValue, open.Value.Trim());
        return null;
    }

    [GeneratedRegex(@"improv|gain|boost|increas|enhanc", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GainWord();

    [GeneratedRegex(@"(?<![\w.])\+?(?<low>\d+(?:\.\d+)?)\s?%?\s?[-–]\s?(?<high>\d+(?:\.\d+)?)\s?%", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"(?<![\w.])(?<low>\d+(?:\.\d+)?)\+\s?%", RegexOptions.CultureInvariant)]
    private static partial Regex AtLeast();
}
