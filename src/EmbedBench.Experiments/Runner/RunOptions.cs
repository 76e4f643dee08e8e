using EmbedBench.Results;

namespace EmbedBench.Experiments.Runner;

/// <summary>How a run is made; of these only the seed and the data's folder can change its figures.</summary>
public sealed record RunOptions
{
    /// <summary>The last stage to run; those before it run too.</summary>
    public RunStage Stage { get; init; } = RunStage.Tuned;

    /// <summary>The user's folder of local data, one folder an experiment, or null.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Where the run's folder is made; null is the profile's folder below <c>runs/</c>.</summary>
    public string? RunsFolder { get; init; }

    /// <summary>Tokens a block of encoding; null is what suits the device.</summary>
    public int? BlockTokens { get; init; }

    /// <summary>A seed in place of the spec's; such a run is judged by nothing and cannot be accepted.</summary>
    public long? Seed { get; init; }

    /// <summary>Whether a finished run stands for this one where spec, data, model and program are the same.</summary>
    public bool Reuse { get; init; }

    /// <summary>Whether to go on with the newest interrupted run of the same content.</summary>
    public bool Resume { get; init; }
}
