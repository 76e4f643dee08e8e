namespace EmbedBench.Retrieval.Metrics;

/// <summary>A metric's value for one query.</summary>
public readonly record struct QueryScore(string Query, double Value, TieInterval Ties);
