using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Retrieval.Metrics;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>evaluation</c>: what is measured, and when.</summary>
internal static class EvaluationShape
{
    private static readonly Key<EvaluationSettings, IReadOnlyList<MetricName>> Metrics = new(
        new MetricsKind(), evaluation => evaluation.Metrics)
    {
        Name = "metrics",
        Text = "Metrics with their cut-offs, as in accuracy@1,3,5,10, ndcg@10 or trec:map@100.",
    };

    private static readonly Key<EvaluationSettings, int?> Every =
        new(new WordOrKind<int?>("epoch", null, new OptionalKind<int>(WholeNumberKind.Positive)), evaluation => evaluation.EverySteps, null)
        {
            Name = "every",
            Text = "When the model is evaluated during training: after each epoch, or after so many optimizer steps.",
        };

    private static readonly Key<EvaluationSettings, SelfMatch> SelfMatches =
        new(
            new ChoiceKind<SelfMatch>(("keep", SelfMatch.Keep), ("drop", SelfMatch.Drop)),
            evaluation => evaluation.SelfMatch,
            SelfMatch.Keep)
        {
            Name = "self_match",
            Text = "What happens to a passage of the same text as the query: keep ranks it like any other, drop takes it out.",
        };

    public static ValueKind<EvaluationSettings> Kind { get; } = new MappingKind<EvaluationSettings>(
        [Metrics, Every, SelfMatches],
        values =>
            new EvaluationSettings { Metrics = Metrics.From(values), EverySteps = Every.From(values), SelfMatch = SelfMatches.From(values) });
}
