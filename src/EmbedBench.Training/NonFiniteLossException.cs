namespace EmbedBench.Training;

/// <summary>A loss or a gradient that is no finite number: the run cannot go on.</summary>
public sealed class NonFiniteLossException(string message) : Exception(message);
