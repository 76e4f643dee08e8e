namespace EmbedBench.Retrieval.Significance;

/// <summary>A confidence interval.</summary>
public readonly record struct Interval(double Lower, double Upper);
