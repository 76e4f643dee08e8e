using EmbedBench.Training.Checkpoints;

namespace EmbedBench.Training;

/// <summary>What a run brings to its training from outside.</summary>
public sealed record TrainingHooks
{
    /// <summary>
    /// Evaluates the model as it is; figures by dimension and metric, such as <c>128.ndcg@10</c>. Null evaluates nothing.
    /// </summary>
    public Func<EvaluationPoint, IReadOnlyDictionary<string, double>>? Evaluate { get; init; }

    /// <summary>Optimizer steps between evaluations, or null for one after each epoch.</summary>
    public int? EvaluateEverySteps { get; init; }

    /// <summary>Where checkpoints go, or null for none; needed to keep the best model.</summary>
    public CheckpointFolder? Checkpoints { get; init; }

    /// <summary>Whether to go on from the newest sound checkpoint, where there is one.</summary>
    public bool Resume { get; init; }

    public IProgress<TrainingProgress>? Progress { get; init; }
}

/// <summary>When an evaluation takes place.</summary>
/// <param name="Step">Optimizer steps taken.</param>
/// <param name="Epoch">The epoch just finished, from 1, or null in the middle of one.</param>
public readonly record struct EvaluationPoint(int Step, int? Epoch);
