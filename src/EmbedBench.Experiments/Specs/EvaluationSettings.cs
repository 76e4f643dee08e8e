using EmbedBench.Retrieval.Metrics;

namespace EmbedBench.Experiments.Specs;

/// <summary>What is measured, and when.</summary>
public sealed record EvaluationSettings
{
    /// <summary>All metrics, in the order of the spec; none stands twice.</summary>
    public required IReadOnlyList<MetricName> Metrics { get; init; }

    /// <summary>Optimizer steps between evaluations during training, or null for one after each epoch.</summary>
    public int? EverySteps { get; init; }

    public SelfMatch SelfMatch { get; init; } = SelfMatch.Keep;

    /// <summary>The metric by which models are compared.</summary>
    public MetricName Primary => SequentialScore.Primary(Metrics);
}

/// <summary>What happens to a passage of the same text as the query.</summary>
public enum SelfMatch
{
    /// <summary>It is ranked like any other.</summary>
    Keep,

    /// <summary>It is taken out of the query's ranking.</summary>
    Drop,
}
