using EmbedBench.Reports.Audit.Claims;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>Figures of one name that differ by more than rounding.</summary>
internal sealed class ContradictionDetector : IAuditDetector
{
    public IEnumerable<AuditFinding> Find(AuditedReport report)
    {
        IEnumerable<Claim> named = report.Claims.Where(claim => claim.Key.Metric.Length > 0 || claim.Key.Dimension.Length > 0);
        foreach (IGrouping<FigureKey, Claim> group in named.GroupBy(claim => claim.Key))
        {
            Claim first = group.MinBy(claim => claim.Line)!;
            foreach (Claim other in group.Where(claim => !claim.Number.Share.Overlaps(first.Number.Share)).OrderBy(claim => claim.Line))
                yield return new AuditFinding(
                    other.Line,
                    $"{other.Key} is {other.Number.Text}",
                    FormattableString.Invariant($"line {first.Line} says {first.Number.Text}"));
        }
    }
}
