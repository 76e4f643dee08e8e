using System.Diagnostics;
using EmbedBench.Datasets;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Specs;
using EmbedBench.Training;

namespace EmbedBench.Cli.Runs;

/// <summary>What a run will take on this machine.</summary>
/// <param name="Training">Steps, tokens and memory of the training.</param>
/// <param name="EncodedTokens">Tokens that all evaluations encode.</param>
/// <param name="TokensPerSecond">The speed of encoding, as measured just now.</param>
/// <param name="Time">Of the whole run, estimated from that speed.</param>
internal sealed record RunCost(TrainingForecast Training, long EncodedTokens, double TokensPerSecond, TimeSpan Time)
{
    /// <summary>Tokens that are encoded to measure the speed.</summary>
    private const int ProbeTokens = 4096;

    // A training step runs forward once, backward twice, and updates: `embedbench bench` measures 4.1 on MiniLM. Recomputing adds a forward pass.
    private const double StepFactor = 4;

    public static RunCost Estimate(SentenceEncoder encoder, ExperimentSpec spec, Dataset data, CancellationToken cancel)
    {
        var rows = new TrainingRows([.. spec.Training.Pairs.Select(column => data.TrainingRows.Select(row => row.Text(column)).ToArray())]);
        TrainingForecast training = TrainingForecast.Of(encoder, spec.Training, rows, cancel);
        string[] passages = [.. data.Corpus.Texts.Select(text => spec.Model.Prompts.Passage + text)];
        string[] queries = [.. data.Queries.Select(query => spec.Model.Prompts.Query + query.Text)];
        int[] lengths = [.. encoder.Tokenize([.. passages, .. queries], cancel).Select(ids => ids.Length)];
        // The base model, each epoch or so many steps, and the kept model where it is not the last.
        int within = spec.Evaluation.EverySteps is { } every ? training.Steps / every : spec.Training.Epochs;
        long encoded = lengths.Sum(length => (long)length) * (1 + within + (spec.Training.KeepBest is null ? 0 : 1));
        double speed = Speed(encoder, passages, lengths, cancel);
        double factor = training.Recomputes ? StepFactor + 1 : StepFactor;
        return new RunCost(training, encoded, speed, TimeSpan.FromSeconds((encoded + (factor * training.Tokens)) / speed));
    }

    private static double Speed(SentenceEncoder encoder, string[] passages, int[] lengths, CancellationToken cancel)
    {
        int count = 0;
        int tokens = 0;
        while (count < passages.Length && tokens < ProbeTokens)
            tokens += lengths[count++];
        var probe = new ArraySegment<string>(passages, 0, count);
        // The first pass prepares libtorch's kernels.
        _ = encoder.Encode(probe[..Math.Min(count, 4)], new EncodeOptions(), progress: null, cancel);
        var watch = Stopwatch.StartNew();
        _ = encoder.Encode(probe, new EncodeOptions { BlockTokens = ProbeTokens / encoder.Workers.Count }, progress: null, cancel);
        return tokens / watch.Elapsed.TotalSeconds;
    }
}
