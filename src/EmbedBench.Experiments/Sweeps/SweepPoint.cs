using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>One run of a grid.</summary>
/// <param name="Number">From 1, in the order of the grid.</param>
/// <param name="Settings">Value by key, in the order of the axes.</param>
/// <param name="Experiment">With the settings applied.</param>
/// <param name="Content">SHA-256 of what decides its figures, as far as the spec says it.</param>
public sealed record SweepPoint(int Number, IReadOnlyList<KeyValuePair<string, string>> Settings, Experiment Experiment, string Content)
{
    public ExperimentSpec Spec => Experiment.Profiles[0];

    public long Seed => Spec.Training.Seed;

    /// <summary>The settings that runs of another seed share.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Configuration => [.. Settings.Where(setting => setting.Key != SweepKeys.Seed)];

    /// <summary>The settings as a person reads them: <c>seed=1, learning_rate=2e-5</c>.</summary>
    public string Label => Describe(Settings);

    /// <summary>Settings by the last part of their keys.</summary>
    public static string Describe(IEnumerable<KeyValuePair<string, string>> settings) =>
        string.Join(", ", settings.Select(setting => $"{ShortName(setting.Key)}={setting.Value}"));

    /// <summary>A key without those above it.</summary>
    public static string ShortName(string key) => key[(key.LastIndexOf('.') + 1)..];
}
