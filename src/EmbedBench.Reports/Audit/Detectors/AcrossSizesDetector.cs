using System.Globalization;
using System.Text.RegularExpressions;
using EmbedBench.Reports.Audit.Claims;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>
/// What a report says of one size against another: how much of the large one's score a small one has, how it compares with the base
/// model at full size, which gain is the largest, how many times smaller it is.
/// </summary>
internal sealed partial class AcrossSizesDetector : IAuditDetector
{
    private const int LinesAbove = 2;

    public IEnumerable<AuditFinding> Find(AuditedReport report)
    {
        Comparison[] rows = [.. report.Comparisons.Where(row => row.Table > 0 && row.Dimension.Length > 0)];
        if (rows.Select(row => (row.Table, row.Metric)).Distinct().Count() != 1)
            rows = [];
        foreach ((int line, string text) in report.Prose)
        {
            AuditFinding[] findings = [.. OfScores(rows, line, text), .. OfLargest(rows, line, text), .. OfStorage(report, line, text)];
            foreach (AuditFinding finding in findings)
                yield return finding;
        }
    }

    private static IEnumerable<AuditFinding> OfScores(Comparison[] rows, int line, string text)
    {
        bool isShare = Retained().Match(text) is { Success: true };
        Match match = isShare ? Retained().Match(text) : AgainstBase().Match(text);
        if (!match.Success || WrittenNumber.Parse(match.Groups["percent"].Value) is not { } stated)
            yield break;
        Comparison? small = rows.FirstOrDefault(row => row.Dimension == match.Groups["small"].Value);
        Comparison? large = rows.FirstOrDefault(row => row.Dimension == match.Groups["large"].Value);
        if (small is null || large is null)
            yield break;
        Interval? computed = isShare ? small.Tuned.Share.PercentOf(large.Tuned.Share) : small.Tuned.Share.PercentOver(large.Base.Share);
        if (computed is { } range && !stated.Interval.Overlaps(range))
            yield return new AuditFinding(line, match.Value.Trim(), $"the table gives {Shown.Range(range, " %")}");
    }

    private static IEnumerable<AuditFinding> OfLargest(Comparison[] rows, int line, string text)
    {
        if (Largest().Match(text) is not { Success: true } match || WrittenNumber.Parse(match.Groups["percent"].Value) is not { } stated)
            yield break;
        Comparison[] known = [.. rows.Where(row => row.ComputedPercent is not null && row.Dimension != FigureKey.MeanDimension)];
        if (known.FirstOrDefault(row => row.Dimension == match.Groups["size"].Value) is not { } named)
            yield break;
        Comparison most = known.MaxBy(row => row.ComputedPercent!.Value.High)!;
        if (most.ComputedPercent!.Value.Low > named.ComputedPercent!.Value.High || !stated.Interval.Overlaps(named.ComputedPercent.Value))
            yield return new AuditFinding(
                line, match.Value.Trim(), $"the table's largest is {Shown.Range(most.ComputedPercent.Value, " %")} at {most.Dimension}");
    }

    private static IEnumerable<AuditFinding> OfStorage(AuditedReport report, int line, string text)
    {
        if (Times().Match(text) is not { Success: true } match)
            yield break;
        IReadOnlyList<string> sizes = Enumerable.Range(0, Math.Min(line, LinesAbove + 1))
            .Select(step => Mentions.Dimensions(report.Lines[line - 1 - step])).FirstOrDefault(found => found.Count > 0) ?? [];
        if (sizes.Count != 2 || WrittenNumber.Parse(match.Groups["times"].Value) is not { } stated)
            yield break;
        decimal[] numbers = [.. sizes.Select(size => decimal.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture)).Order()];
        decimal ratio = numbers[1] / numbers[0];
        if (ratio < stated.Interval.Low || ratio > stated.Interval.High)
            yield return new AuditFinding(
                line, match.Value.Trim(), $"{sizes[0]} and {sizes[1]} differ by a factor of {Shown.Number(ratio)}");
    }

    [GeneratedRegex(@"dim(?:ension)?\s(?<small>\d{2,5})\s(?:achieves|keeps|retains)\s(?<percent>\d+(?:\.\d+)?%)\sof\s(?:\w+\s)?(?<large>\d{2,5})-dim", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Retained();

    [GeneratedRegex(@"fine-tuned\s(?<small>\d{2,5})-dim\sis\s(?<percent>[+-]?\d+(?:\.\d+)?%)\svs\.?\sbase(?:line)?\s(?<large>\d{2,5})-dim", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgainstBase();

    [GeneratedRegex(@"largest\s(?:improvement|gain):?\s(?<percent>\+?\d+(?:\.\d+)?%)\sat\sdim(?:ension)?\s(?<size>\d{2,5})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Largest();

    [GeneratedRegex(@"(?<![\w.])(?<times>\d+(?:\.\d+)?)x\s(?:storage reduction|smaller|less storage)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
