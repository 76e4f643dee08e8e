namespace EmbedBench.Training;

/// <summary>What a training left besides the weights.</summary>
/// <param name="Steps">The log.</param>
/// <param name="Evaluations">Figures at each evaluation, in order.</param>
/// <param name="KeptStep">The step of the kept model, where the settings keep the best; the weights are that model's.</param>
/// <param name="DeviceChanges">Where the run went from one device to another, in order; such a run cannot be made again bit by bit.</param>
public sealed record TrainingResult(
    IReadOnlyList<TrainedStep> Steps, IReadOnlyList<Evaluation> Evaluations, int? KeptStep, IReadOnlyList<DeviceChange> DeviceChanges);

/// <summary>A run went on from a checkpoint of another device.</summary>
/// <param name="Step">The last step on the old one.</param>
/// <param name="From">Its name.</param>
/// <param name="To">The new one's.</param>
public sealed record DeviceChange(int Step, string From, string To);

/// <summary>Figures of one evaluation.</summary>
/// <param name="Step">Optimizer steps taken.</param>
/// <param name="Epoch">The epoch just finished, from 1, or null in the middle of one.</param>
/// <param name="Figures">By dimension and metric.</param>
public sealed record Evaluation(int Step, int? Epoch, IReadOnlyDictionary<string, double> Figures);
