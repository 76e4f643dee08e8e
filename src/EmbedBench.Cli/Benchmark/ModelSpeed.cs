using System.Diagnostics;
using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Specs;
using EmbedBench.Torch;
using EmbedBench.Training;

namespace EmbedBench.Cli.Benchmark;

/// <summary>The speed of encoding passages and of training steps, on an experiment's own texts and settings.</summary>
internal sealed class ModelSpeed(SentenceEncoder encoder, ExperimentSpec spec, Dataset data, Workers workers)
{
    private const string Unit = "tokens/s";
    private const int Passages = 256;
    private const int Samples = 3;

    /// <summary>Steps that are taken; the first prepares libtorch's kernels and counts for nothing.</summary>
    private const int Steps = 5;

    // A backward pass multiplies twice: for the gradient of the inputs and for that of the weights.
    private const double TrainingFactor = 3;

    private readonly ModelCost _cost = new(encoder.Model);

    public Measurement Encode(CancellationToken cancel)
    {
        string[] texts = [.. data.Corpus.Texts.Take(Passages)];
        int[] lengths = [.. encoder.Tokenize(texts, cancel).Select(ids => ids.Length)];
        _ = encoder.Encode([.. texts.Take(Passages / 8)], new EncodeOptions(), progress: null, cancel);
        return new Measurement
        {
            Name = $"encode {texts.Length} passages",
            Unit = Unit,
            Samples = [.. Enumerable.Range(0, Samples).Select(_ => Sample(texts, lengths.Sum(), cancel))],
            GigaflopPerUnit = GigaflopPerToken(lengths),
        };
    }

    /// <summary>Changes the encoder's weights.</summary>
    public Measurement Train(CancellationToken cancel)
    {
        TrainingSettings settings = spec.Training with { Epochs = 1, Accumulate = 1, KeepBest = null, Patience = null };
        var pairs = data.TrainingRows.Take(Steps * settings.Batch).ToArray();
        var rows = new TrainingRows([.. settings.Pairs.Select(column => pairs.Select(pair => pair.Text(column)).ToArray())]);
        int[] lengths = [.. rows.Columns.SelectMany(column => encoder.Tokenize(column, cancel)).Select(ids => ids.Length)];
        var clock = new StepClock();
        using var trainer = new Trainer(encoder, settings, rows, workers, cancel);
        trainer.Train(new TrainingHooks { Progress = clock }, cancel);
        return new Measurement
        {
            Name = $"train, {settings.Batch} pairs a step",
            Unit = Unit,
            Samples = [.. clock.Rates.Skip(1)],
            GigaflopPerUnit = TrainingFactor * GigaflopPerToken(lengths),
        };
    }

    private double Sample(string[] texts, long tokens, CancellationToken cancel)
    {
        long started = Stopwatch.GetTimestamp();
        _ = encoder.Encode(texts, new EncodeOptions(), progress: null, cancel);
        return tokens / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private double GigaflopPerToken(int[] lengths) => lengths.Sum(_cost.Gigaflop) / lengths.Sum();

    private sealed class StepClock : IProgress<TrainingProgress>
    {
        private long _last = Stopwatch.GetTimestamp();

        public List<double> Rates { get; } = [];

        public void Report(TrainingProgress value)
        {
            Rates.Add(value.Tokens / Stopwatch.GetElapsedTime(_last).TotalSeconds);
            _last = Stopwatch.GetTimestamp();
        }
    }
}
