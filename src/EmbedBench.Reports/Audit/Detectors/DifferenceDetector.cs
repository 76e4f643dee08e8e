using EmbedBench.Reports.Audit.Claims;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>Differences and percentages that do not follow from the figures beside them. Rows of means are another detector's.</summary>
internal sealed class DifferenceDetector : IAuditDetector
{
    public IEnumerable<AuditFinding> Find(AuditedReport report)
    {
        foreach (Comparison row in report.Comparisons.Where(row => row.Dimension != FigureKey.MeanDimension))
        {
            if (row.Difference is { } difference && !difference.Share.Overlaps(row.ComputedDifference))
                yield return new AuditFinding(
                    row.Line,
                    $"the difference of {Shown.Subject(row)} is {difference.Text}",
                    $"{row.Tuned.Text} minus {row.Base.Text} is {Shown.Range(row.ComputedDifference)}");
            if (row.Percent is { } percent && row.ComputedPercent is { } computed && !percent.Interval.Overlaps(computed))
                yield return new AuditFinding(
                    row.Line,
                    $"the change of {Shown.Subject(row)} is {percent.Text}",
                    $"from {row.Base.Text} to {row.Tuned.Text} it is {Shown.Range(computed, " %")}");
        }
    }
}
