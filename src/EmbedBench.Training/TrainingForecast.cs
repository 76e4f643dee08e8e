using EmbedBench.Encoders;
using EmbedBench.Training.Blocks;

namespace EmbedBench.Training;

/// <summary>What a training will take, known before it runs.</summary>
/// <param name="Steps">Optimizer steps of the whole run.</param>
/// <param name="Tokens">Tokens of the whole run, all epochs and columns, after truncation.</param>
/// <param name="LargestBatch">Tokens of the first epoch's largest micro-batch, all columns.</param>
/// <param name="Recomputes">Whether that batch's graphs are dropped after the forward pass and made again.</param>
/// <param name="PeakBytes">The process's memory at its largest, estimated.</param>
public sealed record TrainingForecast(int Steps, long Tokens, long LargestBatch, bool Recomputes, long PeakBytes)
{
    public static TrainingForecast Of(SentenceEncoder encoder, TrainingSettings settings, TrainingRows rows, CancellationToken cancel = default)
    {
        var plan = new TrainingPlan(settings, rows);
        long[] lengths = new long[rows.Count];
        foreach (IReadOnlyList<string> column in rows.Columns)
        {
            foreach ((int row, int[] ids) in encoder.Tokenize(column, cancel).Index())
                lengths[row] += ids.Length;
        }

        long largest = plan.Epoch(0).SelectMany(group => group).Max(batch => batch.Sum(row => lengths[row]));
        var memory = new StepMemory(encoder.Model);
        bool recomputes = memory.Recomputes(settings, largest);
        long peak = memory.Peak(largest, settings.BlockTokens, encoder.Workers.Count, recomputes);
        return new TrainingForecast(plan.Steps, lengths.Sum() * settings.Epochs, largest, recomputes, peak);
    }
}
