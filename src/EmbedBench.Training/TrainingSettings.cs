using EmbedBench.Torch.Devices;
using EmbedBench.Training.Losses;
using EmbedBench.Training.Samplers;
using EmbedBench.Training.Schedules;

namespace EmbedBench.Training;

/// <summary>How a model is tuned: every value that decides the tuned weights. Names and defaults are the spec's (<c>training:</c>).</summary>
public sealed record TrainingSettings
{
    /// <summary>Columns in the loss's order; the first is its anchor. For example <c>query, passage</c>, or with <c>negative</c> columns behind.</summary>
    public required IReadOnlyList<string> Pairs { get; init; }

    public required LossSettings Loss { get; init; }

    /// <summary>Passes over the training rows, at least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>Rows a micro-batch, at least 1 (in-batch negatives need 2).</summary>
    public required int Batch { get; init; }

    /// <summary>Micro-batches an optimizer step; their losses are averaged, and the last, smaller group averages over what it has.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>Peak learning rate, above 0.</summary>
    public required double LearningRate { get; init; }

    public required ScheduleKind Schedule { get; init; }

    /// <summary>Share of all steps, 0 to 1, over which the rate rises from 0; rounded up to whole steps.</summary>
    public double Warmup { get; init; }

    /// <summary>Decoupled weight decay (AdamW); norm layers and biases have none.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Largest Euclidean norm of the whole gradient; 0 does not clip.</summary>
    public double Clip { get; init; } = 1.0;

    public required SamplerKind Sampler { get; init; }

    public required long Seed { get; init; }

    /// <summary>Tokens a block of the packed forward pass on a CPU; decides the order of sums, so part of the figures.</summary>
    public int BlockTokens { get; init; } = 1024;

    /// <summary>One rate for every dropout site, or null for the rates of the model's configuration.</summary>
    public double? Dropout { get; init; }

    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>TensorFloat-32 products on a GPU that has them; without effect on a CPU.</summary>
    public bool Tf32 { get; init; }

    /// <summary>Whether graphs are dropped after the forward pass and run again for the backward pass: less memory, the same bits.</summary>
    public Recompute Recompute { get; init; } = Recompute.Auto;

    public CheckpointSettings Checkpoint { get; init; } = new();

    /// <summary>The figure whose best epoch is kept, as dimension and metric (<c>128.ndcg@10</c>), or null to keep the last model.</summary>
    public string? KeepBest { get; init; }

    /// <summary>Evaluations without improvement of <see cref="KeepBest"/> after which training stops, or null to run all epochs.</summary>
    public int? Patience { get; init; }
}

/// <summary>What happens to a block's graph between the forward and the backward pass.</summary>
public enum Recompute
{
    /// <summary>Run again where the loss is a cached one or a batch's graphs would take more than 4 GB, kept otherwise.</summary>
    Auto,
    Always,
    Never,
}

/// <summary>When training state is written.</summary>
public sealed record CheckpointSettings
{
    /// <summary>Optimizer steps between checkpoints, or null for one an epoch.</summary>
    public int? EverySteps { get; init; }

    /// <summary>How many checkpoints are kept besides the one of the kept model, at least 1.</summary>
    public int Last { get; init; } = 2;
}
