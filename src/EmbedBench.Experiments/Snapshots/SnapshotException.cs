namespace EmbedBench.Experiments.Snapshots;

/// <summary>A run's record cannot become the accepted one; the message says why and what to do.</summary>
public sealed class SnapshotException(string message) : Exception(message);
