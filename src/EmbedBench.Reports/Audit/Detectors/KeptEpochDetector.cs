using EmbedBench.Reports.Audit.Claims;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>
/// A final evaluation that is none of the epochs', although the model is one of theirs. Sentences may speak of another report.
/// </summary>
internal sealed class KeptEpochDetector : IAuditDetector
{
    private const string EpochStart = "epoch-";

    public IEnumerable<AuditFinding> Find(AuditedReport report)
    {
        var epochs = report.Claims.Where(claim => claim.Key.Stage.StartsWith(EpochStart, StringComparison.Ordinal)).ToLookup(Subject);
        IEnumerable<Claim> evaluated = report.Claims
            .Where(claim => claim.Table > 0 && claim.Key.Stage == FigureKey.Tuned && epochs.Contains(Subject(claim)));
        foreach (IGrouping<int, Claim> evaluation in evaluated.GroupBy(claim => claim.Table))
        {
            Claim[] none = [.. evaluation.Where(claim => !epochs[Subject(claim)].Any(epoch => epoch.Number.Share.Overlaps(claim.Number.Share)))];
            if (none.Length == 0)
                continue;
            Claim first = none.MinBy(claim => claim.Line)!;
            Claim nearest = epochs[Subject(first)].MinBy(epoch => Math.Abs(epoch.Number.Value - first.Number.Value))!;
            string others = FormattableString.Invariant($"so it is with {none.Length} of {evaluation.Count()} figures of this evaluation");
            yield return new AuditFinding(
                first.Line,
                $"{first.Key} is {first.Number.Text}",
                $"no epoch has that value, the nearest is {nearest.Number.Text} of {nearest.Key.Stage}; {others}");
        }
    }

    private static (string Dimension, string Metric) Subject(Claim claim) => (claim.Key.Dimension, claim.Key.Metric);
}
