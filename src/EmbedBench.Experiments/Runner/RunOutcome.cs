using EmbedBench.Results.Records;

namespace EmbedBench.Experiments.Runner;

/// <summary>A finished run.</summary>
/// <param name="Folder">Where its files lie.</param>
/// <param name="Record">What it found.</param>
public sealed record RunOutcome(string Folder, RunRecord Record);
