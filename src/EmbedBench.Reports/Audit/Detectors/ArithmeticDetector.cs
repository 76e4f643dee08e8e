using System.Text.RegularExpressions;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>
/// Sums, products and conversions that a line states whole: <c>32 × 16 = 512</c>, <c>3,312 train / 368 test</c>, <c>276s (4.6 min)</c>.
/// </summary>
internal sealed partial class ArithmeticDetector : IAuditDetector
{
    private const decimal SecondsOfMinute = 60;

    public IEnumerable<AuditFinding> Find(AuditedReport report)
    {
        foreach ((int line, string text) in report.Prose)
        {
            string plain = text.Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
            AuditFinding?[] found =
                [Product(line, Multiplied().Match(text)), Product(line, OfDevices().Match(plain)), Sum(line, plain), Minutes(line, plain)];
            foreach (AuditFinding finding in found.OfType<AuditFinding>())
                yield return finding;
        }
    }

    private static AuditFinding? Product(int line, Match match)
    {
        if (Number(match, "left") is not { } left || Number(match, "right") is not { } right || Number(match, "result") is not { } result)
            return null;
        decimal product = left.Value * right.Value;
        return result.Interval.Overlaps(new Interval(product, product))
            ? null
            : new AuditFinding(line, match.Value.Trim(), $"{left.Text} times {right.Text} is {Shown.Number(product)}");
    }

    private static AuditFinding? Sum(int line, string text)
    {
        Match match = Split().Match(text);
        if (Number(match, "train") is not { } train || Number(match, "test") is not { } test || Number(match, "whole") is not { } whole)
            return null;
        Interval sum = train.Interval + test.Interval;
        bool exact = train.Value + test.Value == whole.Value;
        return exact || whole.Interval.High > sum.Low && whole.Interval.Low < sum.High && whole.HalfUnit > 0.5m
            ? null
            : new AuditFinding(line, match.Value.Trim(), $"{train.Text} and {test.Text} are {Shown.Number(train.Value + test.Value)}");
    }

    private static AuditFinding? Minutes(int line, string text)
    {
        Match match = SecondsAndMinutes().Match(text);
        if (Number(match, "seconds") is not { } seconds || Number(match, "minutes") is not { } minutes)
            return null;
        Interval computed = seconds.Interval * (1 / SecondsOfMinute);
        return minutes.Interval.Overlaps(computed)
            ? null
            : new AuditFinding(line, match.Value.Trim(), $"{seconds.Text} seconds are {Shown.Range(computed)} minutes");
    }

    private static WrittenNumber? Number(Match match, string group) =>
        match.Success ? WrittenNumber.Parse(match.Groups[group].Value) : null;

    [GeneratedRegex(@"(?<![\w.,])(?<left>\d[\d,]*)(?:\s[A-Za-z]+){0,4}\s[x×*]\s(?<right>\d[\d,]*)(?:\s[A-Za-z]+){0,3}\s=\s(?<result>~?\d[\d,]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Multiplied();

    [GeneratedRegex(@"(?<result>\d[\d,]*)\s\((?<left>\d[\d,]*)\sper\sdevice\s[x×*]\s\w+=(?<right>\d[\d,]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex OfDevices();

    [GeneratedRegex(@"(?<whole>~?\d[\d,]*)\s[^\d]{1,40}(?<train>\d[\d,]*)\strain\w*\s/\s(?<test>\d[\d,]*)\stest", RegexOptions.CultureInvariant)]
    private static partial Regex Split();

    [GeneratedRegex(@"(?<seconds>~?\d+(?:\.\d+)?)\s?s\s\((?<minutes>\d+(?:\.\d+)?)\smin\)", RegexOptions.CultureInvariant)]
    private static partial Regex SecondsAndMinutes();
}
