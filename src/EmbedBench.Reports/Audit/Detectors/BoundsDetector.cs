using System.Globalization;
using EmbedBench.Reports.Audit.Claims;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Detectors;

/// <summary>
/// Metrics that no ranking can have together: shares outside 0 to 1, accuracy or recall that fall with k, precision@k × k that falls,
/// nDCG or MRR above accuracy, and where each query has one relevant passage (recall equals accuracy) what follows from that.
/// </summary>
internal sealed class BoundsDetector : IAuditDetector
{
    public IEnumerable<AuditFinding> Find(AuditedReport report) => report.Claims
        .Where(claim => claim.Key.Metric.Contains('@', StringComparison.Ordinal) && claim.Key.Dimension != FigureKey.MeanDimension)
        .GroupBy(claim => (claim.Table, claim.Key.Stage, claim.Key.Dimension))
        .Where(group => group.Key.Table > 0)
        .SelectMany(group => OfModel([.. group]));

    private static IEnumerable<AuditFinding> OfModel(IReadOnlyList<Claim> claims)
    {
        var values = new Dictionary<(string Name, int Depth), Claim>();
        foreach (Claim claim in claims)
        {
            string[] parts = claim.Key.Metric.Split('@');
            if (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int depth) && depth > 0)
                values.TryAdd((parts[0], depth), claim);
        }

        return OutsideOne(values).Concat(Falling(values)).Concat(Pairs(values)).Concat(OneRelevant(values));
    }

    private static IEnumerable<AuditFinding> OutsideOne(Dictionary<(string Name, int Depth), Claim> values) => values
        .Where(pair => pair.Key.Name != "hits_per_query" && (pair.Value.Number.Share.Low > 1 || pair.Value.Number.Share.High < 0))
        .Select(pair => new AuditFinding(pair.Value.Line, Text(pair.Value), "it lies between 0 and 1"));

    /// <summary>What is found among the first k is found among more as well.</summary>
    private static IEnumerable<AuditFinding> Falling(Dictionary<(string Name, int Depth), Claim> values)
    {
        foreach (IGrouping<string, KeyValuePair<(string Name, int Depth), Claim>> group in values.Where(pair => pair.Key.Name is "accuracy" or "recall" or "hit_rate" or "hits_per_query" or "precision").GroupBy(pair => pair.Key.Name))
        {
            KeyValuePair<(string Name, int Depth), Claim>[] byDepth = [.. group.OrderBy(pair => pair.Key.Depth)];
            foreach ((KeyValuePair<(string Name, int Depth), Claim> few, KeyValuePair<(string Name, int Depth), Claim> more) in byDepth.Zip(byDepth.Skip(1)))
            {
                bool counts = group.Key == "precision";
                Interval before = few.Value.Number.Share * (counts ? few.Key.Depth : 1);
                Interval after = more.Value.Number.Share * (counts ? more.Key.Depth : 1);
                if (before.Low > after.High)
                    yield return new AuditFinding(more.Value.Line, Text(more.Value), $"{(counts ? "times k " : "")}it cannot be below {few.Value.Key.Metric}{(counts ? " times k" : "")}, {few.Value.Number.Text}");
            }
        }
    }

    private static IEnumerable<AuditFinding> Pairs(Dictionary<(string Name, int Depth), Claim> values)
    {
        foreach (int depth in values.Keys.Select(key => key.Depth).Distinct().Order())
        {
            Claim? accuracy = values.GetValueOrDefault(("accuracy", depth)) ?? values.GetValueOrDefault(("hit_rate", depth));
            foreach (string name in (string[])["recall", "precision", "ndcg", "mrr"])
            {
                if (accuracy is not null && values.TryGetValue((name, depth), out Claim? smaller) && smaller.Number.Share.Low > accuracy.Number.Share.High)
                    yield return new AuditFinding(smaller.Line, Text(smaller), $"it cannot be above {accuracy.Key.Metric}, {accuracy.Number.Text}");
            }

            if (!values.TryGetValue(("precision", depth), out Claim? precision))
                continue;
            Interval found = precision.Number.Share * depth;
            if (accuracy is not null && accuracy.Number.Share.Low > found.High)
                yield return new AuditFinding(precision.Line, Text(precision), $"times {depth} it cannot be below {accuracy.Key.Metric}, {accuracy.Number.Text}");
            if (values.TryGetValue(("recall", depth), out Claim? recall) && recall.Number.Share.Low > found.High)
                yield return new AuditFinding(precision.Line, Text(precision), $"times {depth} it cannot be below {recall.Key.Metric}, {recall.Number.Text}");
        }
    }

    private static IEnumerable<AuditFinding> OneRelevant(Dictionary<(string Name, int Depth), Claim> values)
    {
        int[] depths = [.. values.Keys.Where(key => key.Name == "recall" && values.ContainsKey(("accuracy", key.Depth))).Select(key => key.Depth).Order()];
        if (depths.Length < 2 || !depths.All(depth => values[("recall", depth)].Number.Share.Overlaps(values[("accuracy", depth)].Number.Share)))
            yield break;
        foreach (int depth in depths)
        {
            Claim recall = values[("recall", depth)];
            if (values.TryGetValue(("precision", depth), out Claim? precision) && !(precision.Number.Share * depth).Overlaps(recall.Number.Share))
                yield return new AuditFinding(precision.Line, Text(precision), $"with one relevant passage a query, times {depth} it is {recall.Key.Metric}, {recall.Number.Text}");
            if (values.TryGetValue(("ndcg", depth), out Claim? ndcg) && values.TryGetValue(("mrr", depth), out Claim? mrr) && ndcg.Number.Share.High < mrr.Number.Share.Low)
                yield return new AuditFinding(ndcg.Line, Text(ndcg), $"with one relevant passage a query it cannot be below {mrr.Key.Metric}, {mrr.Number.Text}");
        }
    }

    private static string Text(Claim claim) => $"{claim.Key} is {claim.Number.Text}";
}
