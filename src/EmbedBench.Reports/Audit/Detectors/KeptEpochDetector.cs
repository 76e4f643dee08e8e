using EmbedBench.Reports.Audit.Claims;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>A final evaluation that is none of the epochs', although the model is one of theirs. Sentences may speak of
/// another report.</summary>
internal sealed class KeptEpochDetector : IAuditDetector
{
    private const string EpochStart = "epoch-";

    public IEnumerable<AuditFinding> Find(AuditedReport report)
    {
        ILookup<(string, string), Claim> epochs = report.Claims.Where(claim => claim.Key.Stage.StartsWith(EpochStart, StringComparison.Ordinal)).ToLookup(claim => (claim.Key.Dimension, claim.Key.Metric));
        foreach (IGrouping<int, Claim> evaluation in report.Claims.Where(claim => claim.Table > 0 && claim.Key.Stage == FigureKey.Tuned && epochs.Contains((claim.Key.Dimension, claim.Key.Metric))).GroupBy(claim => claim.Table))
        {
            Claim[] none = [.. evaluation.Where(claim => !epochs[(claim.Key.Dimension, claim.Key.Metric)].Any(epoch => epoch.Number.Share.Overlaps(claim.Number.Share)))];
            if (none.Length == 0)
                continue;
            Claim first = none.MinBy(claim => claim.Line)!;
            Claim nearest = epochs[(first.Key.Dimension, first.Key.Metric)].MinBy(epoch => Math.Abs(epoch.Number.Value - first.Number.Value))!;
            yield return new AuditFinding(
                first.Line,
                $"{first.Key} is {first.Number.Text}",
                FormattableString.Invariant($"no epoch has that value, the nearest is {nearest.Number.Text} of {nearest.Key.Stage}; so it is with {none.Length} of {evaluation.Count()} figures of this evaluation"));
        }
    }
}
