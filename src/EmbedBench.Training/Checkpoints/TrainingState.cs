using EmbedBench.Training.Optimizers;

namespace EmbedBench.Training.Checkpoints;

/// <summary>Where a run stands, besides weights and moments: enough to take the next step as if nothing had happened.</summary>
internal sealed record TrainingState
{
    /// <summary>What decides the run's figures, hashed; a checkpoint of another run is refused.</summary>
    public required string Run { get; init; }

    /// <summary>Epochs begun, less one.</summary>
    public required int Epoch { get; init; }

    /// <summary>Steps taken in that epoch.</summary>
    public required int StepInEpoch { get; init; }

    /// <summary>The random stream at this place.</summary>
    public required IReadOnlyList<uint> Random { get; init; }

    /// <summary>The scale of the loss at this place, where it is scaled.</summary>
    public required LossScale.State? LossScale { get; init; }

    /// <summary>The device that took the last step.</summary>
    public required string Device { get; init; }

    /// <summary>Where the run went from one device to another.</summary>
    public required IReadOnlyList<DeviceChange> DeviceChanges { get; init; }

    public required IReadOnlyList<TrainedStep> Log { get; init; }

    public required IReadOnlyList<Evaluation> Evaluations { get; init; }

    public required BestModel Best { get; init; }

    public static TrainingState Start(string run, string device, IReadOnlyList<uint> random) => new()
    {
        Run = run,
        Epoch = 0,
        StepInEpoch = 0,
        Random = random,
        LossScale = null,
        Device = device,
        DeviceChanges = [],
        Log = [],
        Evaluations = [],
        Best = new BestModel(null, double.NegativeInfinity, 0),
    };
}

/// <summary>The best evaluation so far.</summary>
/// <param name="Step">Its step, or null before the first.</param>
/// <param name="Value">Its figure.</param>
/// <param name="Since">Evaluations since then.</param>
internal sealed record BestModel(int? Step, double Value, int Since);
