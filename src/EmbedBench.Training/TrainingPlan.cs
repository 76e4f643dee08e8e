using EmbedBench.Training.Samplers;

namespace EmbedBench.Training;

/// <summary>Which rows each optimizer step takes: a function of the settings and the rows, before anything runs.</summary>
public sealed class TrainingPlan
{
    private readonly TrainingSettings _settings;
    private readonly TrainingRows _rows;

    public TrainingPlan(TrainingSettings settings, TrainingRows rows)
    {
        _settings = settings;
        _rows = rows;
        BatchesPerEpoch = Sampler.Count(rows.Count, settings.Batch);
        StepsPerEpoch = Sampler.Count(BatchesPerEpoch, settings.Accumulate);
    }

    /// <summary>Micro-batches an epoch.</summary>
    public int BatchesPerEpoch { get; }

    /// <summary>Optimizer steps an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Optimizer steps of the whole run.</summary>
    public int Steps => StepsPerEpoch * _settings.Epochs;

    /// <summary>Optimizer steps of a run over so many rows.</summary>
    public static int CountSteps(TrainingSettings settings, int rows) =>
        Sampler.Count(Sampler.Count(rows, settings.Batch), settings.Accumulate) * settings.Epochs;

    /// <summary>The micro-batches of each step of an epoch, as indices of rows; the last step may have fewer.</summary>
    /// <param name="epoch">From 0.</param>
    public IReadOnlyList<int[][]> Epoch(int epoch) =>
    [
        .. Sampler.Batches(_settings.Sampler, _rows.Columns, _settings.Batch, _settings.Seed, epoch)
            .Take(BatchesPerEpoch)
            .Chunk(_settings.Accumulate),
    ];
}
