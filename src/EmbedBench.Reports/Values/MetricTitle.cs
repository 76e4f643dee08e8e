using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Values;

/// <summary>What readers call a metric: <c>nDCG@10</c>.</summary>
internal static class MetricTitle
{
    private const string TrecPrefix = "trec:";

    /// <summary>The order in which tables list metrics; the primary ones of retrieval first.</summary>
    private static readonly string[] Order = ["ndcg", "mrr", "map", "accuracy", "precision", "recall", "hit_rate", "hits_per_query"];

    public static string Of(FigureMetric metric)
    {
        bool isTrec = metric.Name.StartsWith(TrecPrefix, StringComparison.Ordinal);
        string name = isTrec ? metric.Name[TrecPrefix.Length..] : metric.Name;
        string title = name switch
        {
            "ndcg" => "nDCG",
            "mrr" or "map" => name.ToUpperInvariant(),
            "recip_rank" => "Reciprocal rank",
            "p" => "Precision",
            _ => $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}",
        };
        string depth = metric.Depth is int k ? FormattableString.Invariant($"@{k}") : "";
        string judgment = metric.Judgment is null ? "" : $", {metric.Judgment}";
        return $"{title}{depth}{(isTrec ? " (trec_eval)" : "")}{judgment}";
    }

    /// <summary>In the order of tables: by kind, then by depth; those of other judgments and of trec_eval last.</summary>
    public static IEnumerable<FigureMetric> InOrder(IEnumerable<FigureMetric> metrics) => metrics
        .OrderBy(metric => metric.Judgment is not null)
        .ThenBy(metric => Array.IndexOf(Order, metric.Name) is var at and >= 0 ? at : Order.Length)
        .ThenBy(metric => metric);
}
