using EmbedBench.Reports.Audit.Claims;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>
/// Metrics that no ranking can have together: shares outside 0 to 1, accuracy or recall that fall with k, precision@k × k that falls,
/// nDCG or MRR above accuracy, and where each query has one relevant passage (recall equals accuracy) what follows from that.
/// </summary>
internal sealed class BoundsDetector : IAuditDetector
{
    private const string OneRelevantText = "with one relevant passage a query";

    public IEnumerable<AuditFinding> Find(AuditedReport report) => report.Claims
        .Where(claim => claim.Key.Metric.Contains('@', StringComparison.Ordinal) && claim.Key.Dimension != FigureKey.MeanDimension)
        .GroupBy(claim => (claim.Table, claim.Key.Stage, claim.Key.Dimension))
        .Where(group => group.Key.Table > 0)
        .SelectMany(group => OfModel([.. group]));

    private static IEnumerable<AuditFinding> OfModel(IReadOnlyList<Claim> claims)
    {
        var values = new MetricValues(claims);
        return OutsideOne(values).Concat(Falling(values)).Concat(Pairs(values)).Concat(OneRelevant(values));
    }

    private static IEnumerable<AuditFinding> OutsideOne(MetricValues values) => values.All
        .Where(value => value.Name != "hits_per_query" && (value.Share.Low > 1 || value.Share.High < 0))
        .Select(value => Finding(value, "it lies between 0 and 1"));

    /// <summary>What is found among the first k is found among more as well.</summary>
    private static IEnumerable<AuditFinding> Falling(MetricValues values)
    {
        foreach (string name in (string[])["accuracy", "recall", "hit_rate", "hits_per_query", "precision"])
        {
            bool counts = name == "precision";
            MetricValue[] byDepth = [.. values.All.Where(value => value.Name == name).OrderBy(value => value.Depth)];
            foreach ((MetricValue few, MetricValue more) in byDepth.Zip(byDepth.Skip(1)))
            {
                if (counts && few.Found.Low > more.Found.High)
                    yield return Finding(more, $"times k it cannot be below {few.Claim.Key.Metric} times k, {few.Claim.Number.Text}");
                if (!counts && few.Share.Low > more.Share.High)
                    yield return Finding(more, $"it cannot be below {few.Claim.Key.Metric}, {few.Claim.Number.Text}");
            }
        }
    }

    private static IEnumerable<AuditFinding> Pairs(MetricValues values)
    {
        foreach (int depth in values.Depths)
        {
            MetricValue? accuracy = values.Find("accuracy", depth) ?? values.Find("hit_rate", depth);
            foreach (string name in (string[])["recall", "precision", "ndcg", "mrr"])
            {
                if (accuracy is not null && values.Find(name, depth) is { } smaller && smaller.Share.Low > accuracy.Share.High)
                    yield return Finding(smaller, $"it cannot be above {accuracy.Claim.Key.Metric}, {accuracy.Claim.Number.Text}");
            }

            if (values.Find("precision", depth) is not { } precision)
                continue;
            foreach (MetricValue smaller in ((MetricValue?[])[accuracy, values.Find("recall", depth)]).OfType<MetricValue>())
            {
                if (smaller.Share.Low > precision.Found.High)
                    yield return Finding(precision, $"times {depth} it cannot be below {smaller.Claim.Key.Metric}, {smaller.Claim.Number.Text}");
            }
        }
    }

    private static IEnumerable<AuditFinding> OneRelevant(MetricValues values)
    {
        int[] depths = [.. values.Depths.Where(depth => values.Find("recall", depth) is not null && values.Find("accuracy", depth) is not null)];
        if (depths.Length < 2 || !depths.All(depth => values.Find("recall", depth)!.Share.Overlaps(values.Find("accuracy", depth)!.Share)))
            yield break;
        foreach (int depth in depths)
        {
            MetricValue recall = values.Find("recall", depth)!;
            if (values.Find("precision", depth) is { } precision && !precision.Found.Overlaps(recall.Share))
                yield return Finding(precision, $"{OneRelevantText}, times {depth} it is {recall.Claim.Key.Metric}, {recall.Claim.Number.Text}");
            if (values.Find("ndcg", depth) is { } ndcg && values.Find("mrr", depth) is { } mrr && ndcg.Share.High < mrr.Share.Low)
                yield return Finding(ndcg, $"{OneRelevantText} it cannot be below {mrr.Claim.Key.Metric}, {mrr.Claim.Number.Text}");
        }
    }

    private static AuditFinding Finding(MetricValue value, string recomputed) =>
        new(value.Claim.Line, $"{value.Claim.Key} is {value.Claim.Number.Text}", recomputed);
}
