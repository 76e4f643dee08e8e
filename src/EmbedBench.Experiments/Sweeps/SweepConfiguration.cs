namespace EmbedBench.Experiments.Sweeps;

/// <summary>What the runs of a sweep share that differ in their seed alone.</summary>
/// <param name="Settings">Value by key, without the seed.</param>
/// <param name="Figures">One a figure of the sweep.</param>
public sealed record SweepConfiguration(IReadOnlyList<KeyValuePair<string, string>> Settings, IReadOnlyList<SweepFigure> Figures);
