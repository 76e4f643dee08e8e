namespace EmbedBench.Retrieval.Metrics;

/// <summary>
/// All metrics. Names without a prefix are those of sentence-transformers' InformationRetrievalEvaluator, names with <c>trec:</c> those of
/// trec_eval. Every formula must satisfy what <see cref="TiedRanking"/> says of exchanges among ties.
/// </summary>
internal static class MetricCatalogue
{
    public static IReadOnlyList<MetricFamily> Families { get; } =
    [
        new("accuracy", HasCutoff: true, Accuracy.At),
        new("precision", HasCutoff: true, Precision.At),
        new("recall", HasCutoff: true, Recall.At),
        new("hit_rate", HasCutoff: true, Accuracy.At),
        new("hits_per_query", HasCutoff: true, HitsPerQuery.At),
        new("ndcg", HasCutoff: true, NormalizedDiscountedGain.At),
        new("mrr", HasCutoff: true, ReciprocalRank.At),
        new("map", HasCutoff: true, AveragePrecision.At),
        new("trec:ndcg", HasCutoff: true, NormalizedDiscountedGain.At),
        new("trec:map", HasCutoff: true, AveragePrecision.OfAllRelevantAt),
        new("trec:recip_rank", HasCutoff: false, ReciprocalRank.At),
        new("trec:recall", HasCutoff: true, Recall.At),
        new("trec:p", HasCutoff: true, Precision.At),
        new("trec:success", HasCutoff: true, Accuracy.At),
    ];

    public static MetricFamily? Find(string name) => Families.FirstOrDefault(family => family.Name == name);
}
