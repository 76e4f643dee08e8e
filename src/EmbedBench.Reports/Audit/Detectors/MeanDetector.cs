using System.Text.RegularExpressions;
using EmbedBench.Reports.Audit.Claims;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>
/// Averages over the dimensions that the table does not give. A mean change may be the mean of the changes, as written or unrounded, or the
/// change of the means.
/// </summary>
internal sealed partial class MeanDetector : IAuditDetector
{
    public IEnumerable<AuditFinding> Find(AuditedReport report) =>
        OfRows(report).Concat(report.Prose.SelectMany(line => OfSentence(report, line.Line, line.Text)));

    /// <summary>Rows of a table whose dimension is the mean.</summary>
    private static IEnumerable<AuditFinding> OfRows(AuditedReport report)
    {
        foreach (Comparison mean in report.Comparisons.Where(row => row.Dimension == FigureKey.MeanDimension))
        {
            Comparison[] rows =
            [
                .. report.Comparisons.Where(
                    row => row.Table == mean.Table && row.Metric == mean.Metric && row.Dimension != FigureKey.MeanDimension),
            ];
            if (rows.Length < 2)
                continue;
            (string What, WrittenNumber? Stated, IEnumerable<Interval> Rows)[] means =
            [
                ("base", mean.Base, rows.Select(row => row.Base.Share)), ("tuned", mean.Tuned, rows.Select(row => row.Tuned.Share)),
                ("difference", mean.Difference, rows.Select(row => row.ComputedDifference)),
            ];
            foreach ((string what, WrittenNumber? stated, IEnumerable<Interval> values) in means)
            {
                Interval computed = Interval.Mean([.. values]);
                if (stated is not null && !stated.Share.Overlaps(computed))
                    yield return new AuditFinding(
                        mean.Line,
                        $"the mean {what} of {mean.Metric} is {stated.Text}",
                        $"the mean of the {rows.Length} rows is {Shown.Range(computed)}");
            }

            if (mean.Percent is { } percent
                && !MeanChanges(rows).Append(mean.ComputedPercent).OfType<Interval>().Any(percent.Interval.Overlaps))
                yield return new AuditFinding(mean.Line, $"the mean change of {mean.Metric} is {percent.Text}", MeanText(rows));
        }
    }

    private static IEnumerable<AuditFinding> OfSentence(AuditedReport report, int line, string text)
    {
        string plain = text.Replace("*", "", StringComparison.Ordinal);
        if (!AverageWord().IsMatch(plain) && !IsItemOfAverages(report, line))
            yield break;
        if (RowsOf(report, Mentions.Metric(plain)) is not { Length: > 1 } rows)
            yield break;
        foreach ((WrittenNumber number, int start) in WrittenNumber.FindAll(plain))
        {
            if (number.IsPercent && !MeanChanges(rows).OfType<Interval>().Any(number.Interval.Overlaps))
                yield return new AuditFinding(line, $"the average change is {number.Text}", MeanText(rows));
            Interval difference = Interval.Mean([.. rows.Select(row => row.ComputedDifference)]);
            if (!number.IsPercent && plain[..start].TrimEnd().EndsWith('Δ') && !number.Interval.Overlaps(difference))
                yield return new AuditFinding(
                    line, $"the average difference is {number.Text}", $"the mean of the {rows.Length} rows is {Shown.Range(difference)}");
        }
    }

    /// <summary>Whether the line is an item of a list that the line above introduces as averages.</summary>
    private static bool IsItemOfAverages(AuditedReport report, int line)
    {
        if (!Item().IsMatch(report.Lines[line - 1]))
            return false;
        int above = line - 2;
        while (above >= 0 && (report.Lines[above].Trim().Length == 0 || Item().IsMatch(report.Lines[above])))
            above--;
        return above >= 0 && AverageWord().IsMatch(report.Lines[above]);
    }

    /// <summary>
    /// The rows of the one table that compares the metric over dimensions; where none is named, of the one that does not name it either.
    /// </summary>
    private static Comparison[]? RowsOf(AuditedReport report, string? metric)
    {
        Comparison[] rows =
        [
            .. report.Comparisons.Where(row => row.Table > 0 && row.Metric == (metric ?? ""))
                .Where(row => row.Dimension.Length > 0 && row.Dimension != FigureKey.MeanDimension),
        ];
        return rows.Select(row => row.Table).Distinct().Count() == 1 ? rows : null;
    }

    private static IEnumerable<Interval?> MeanChanges(Comparison[] rows)
    {
        if (rows.All(row => row.ComputedPercent is not null))
            yield return Interval.Mean([.. rows.Select(row => row.ComputedPercent!.Value)]);
        if (rows.All(row => row.Percent is not null))
            yield return Interval.Mean([.. rows.Select(row => row.Percent!.Interval)]);
    }

    private static string MeanText(Comparison[] rows) => MeanChanges(rows).FirstOrDefault() is { } mean
        ? $"the mean of the {rows.Length} changes is {Shown.Range(mean, " %")}"
        : "the changes of the rows have no mean, since base may be 0";

    [GeneratedRegex(@"\b(?:average|avg|mean)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AverageWord();

    [GeneratedRegex(@"^\s*(?:[-*•]|\d+\.)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
