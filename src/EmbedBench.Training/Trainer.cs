using EmbedBench.Encoders;
using EmbedBench.Encoders.Dropout;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Training.Blocks;
using EmbedBench.Training.Losses;
using EmbedBench.Training.Optimizers;
using EmbedBench.Training.Schedules;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Training;

/// <summary>Tunes an encoder's weights in place, step for step as sentence-transformers' trainer does.</summary>
public sealed class Trainer : IDisposable
{
    private readonly SentenceEncoder _encoder;
    private readonly TrainingSettings _settings;
    private readonly TrainingRows _rows;
    private readonly Workers _workers;
    private readonly TrainingPlan _plan;
    private readonly int[][][] _tokens;
    private readonly Loss _loss;
    private readonly LearningRate _rate;
    private readonly RandomStream _random;
    private readonly StepMemory _memory;
    private readonly BatchFeed _batches;
    private readonly BlockRunner _runner;
    private readonly LossScale? _scale;
    private readonly Gradients _gradients;
    private readonly AdamW _optimizer;

    /// <summary>Prepares a run: tokens, replicas and the optimizer's state.</summary>
    /// <exception cref="ArgumentException">The loss does not take these columns.</exception>
    /// <exception cref="TorchException">The device has not enough memory for the optimizer's state.</exception>
    public Trainer(SentenceEncoder encoder, TrainingSettings settings, TrainingRows rows, Workers workers, CancellationToken cancel = default)
    {
        _encoder = encoder;
        _settings = settings;
        _rows = rows;
        _workers = Device.TakesWholeBatches ? workers.First(1) : workers;
        _plan = new TrainingPlan(settings, rows);
        _loss = LossCatalogue.Create(settings.Loss, encoder.Dimension, settings.Seed);
        LossCatalogue.RequireColumns(_loss, rows);
        _tokens = [.. rows.Columns.Select(column => encoder.Tokenize(column, cancel))];
        _rate = new LearningRate(settings.Schedule, settings.LearningRate, _plan.Steps, settings.Warmup);
        _random = new RandomStream(settings.Seed);
        _batches = new BatchFeed(Prepare);
        _scale = encoder.Precision == Precision.Float16 ? new LossScale() : null;
        _memory = new StepMemory(encoder.Model);
        (_runner, _gradients, _optimizer) = TorchException.Translate(
            $"placing the gradients and moments of the model's weights on {Device.Name}",
            () => (new BlockRunner(encoder.Model, encoder.Precision, _workers), new Gradients(encoder.Model), new AdamW(encoder.Model, settings.WeightDecay)),
            advice: "Training takes about five times the memory of the weights: take a smaller model, or a device with more.");
    }

    /// <summary>Runs all epochs, or what is left of them.</summary>
    /// <exception cref="NonFiniteLossException">The loss or the gradient of a step is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two steps; a checkpoint of the last one is written first.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to go on from belongs to another run.</exception>
    /// <exception cref="TorchException">The device failed, as where its memory does not suffice; checkpoints stay as they are.</exception>
    public TrainingResult Train(TrainingHooks hooks, CancellationToken cancel = default)
    {
        using var journal = new TrainingJournal(_settings, hooks, _encoder, _rows, _optimizer, _scale, _random);
        _runner.WeightsChanged();
        _loss.GoTo((journal.Epoch * _plan.BatchesPerEpoch) + (journal.StepInEpoch * _settings.Accumulate));
        while (journal.Epoch < _settings.Epochs && !journal.Stopped)
        {
            if (journal.StepInEpoch == 0)
                _random.SkipOne();
            IReadOnlyList<int[][]> groups = _plan.Epoch(journal.Epoch);
            foreach ((int i, int[][] group) in groups.Index().Skip(journal.StepInEpoch))
            {
                if (cancel.IsCancellationRequested)
                    journal.Interrupt(cancel);
                int[]? next = i + 1 < groups.Count ? groups[i + 1][0] : null;
                TrainedStep step = Guard(journal, group, () => TakeStep(journal, group, next));
                hooks.Progress?.Report(new TrainingProgress(step, _plan.Steps, Tokens(group)));
                journal.Add(step, ofEpoch: groups.Count);
            }
        }

        return journal.Finish();
    }

    /// <summary>The loss of a batch and the norm of each parameter's gradient, in the order of the model's parameters; changes no weight.</summary>
    /// <remarks>Draws the batch's dropout masks from the run's stream.</remarks>
    internal (double Loss, IReadOnlyList<double> Norms) GradientNorms(int[] rows)
    {
        using var scope = NewDisposeScope();
        _gradients.Clear();
        Tensor loss = AddGradient(rows, 1, batch: 0);
        return (loss.ToSingle(), [.. _gradients.Norms(_workers).cpu().data<float>().Select(norm => (double)norm)]);
    }

    public void Dispose()
    {
        _batches.Dispose();
        _runner.Dispose();
        _gradients.Dispose();
        _optimizer.Dispose();
    }

    /// <summary>The scale of the loss, where products are made in float16.</summary>
    internal LossScale? LossScale => _scale;

    private ComputeDevice Device => _encoder.Model.Device;

    /// <summary>One optimizer step.</summary>
    /// <param name="journal">Where the run stands.</param>
    /// <param name="group">The rows of each micro-batch.</param>
    /// <param name="next">Those of the next step's first, where there is one in this epoch.</param>
    private TrainedStep TakeStep(TrainingJournal journal, int[][] group, int[]? next)
    {
        using var scope = NewDisposeScope();
        double rate = _rate.At(_optimizer.Steps);
        int batch = (journal.StepInEpoch * _settings.Accumulate) + (journal.Epoch * _plan.BatchesPerEpoch);
        _gradients.Clear();
        Tensor[] losses = [.. group.Select((rows, i) => AddGradient(rows, group.Length, batch + i))];
        if (Device.TakesWholeBatches && next is not null)
            _batches.PrepareAhead(next);
        if (_scale is not null)
            _gradients.Multiply((float)(1 / _scale.Factor), _workers);
        double norm = _gradients.Norm(_workers);
        double loss = losses.Sum(each => each.cpu().ToSingle()) / group.Length;
        var step = new TrainedStep(journal.Steps + 1, EpochAfter(journal, group), loss, norm, rate)
        {
            LossScale = _scale?.Factor,
            Skipped = _scale is { CanShrink: true } && !double.IsFinite(norm),
        };
        if (!step.Skipped)
        {
            RequireFinite(step, group, journal);
            _gradients.Clip(_settings.Clip, norm, _workers);
            _optimizer.Step(_gradients, rate, _workers);
            _runner.WeightsChanged();
        }

        _scale?.Update(overflowed: step.Skipped);
        return step;
    }

    private double EpochAfter(TrainingJournal journal, int[][] group) =>
        journal.Epoch + ((double)((journal.StepInEpoch * _settings.Accumulate) + group.Length) / _plan.BatchesPerEpoch);

    /// <summary>Adds the gradient of a micro-batch and returns its loss, a scalar on the device, in the caller's scope.</summary>
    /// <param name="rows">The training rows.</param>
    /// <param name="groupSize">Micro-batches of the step.</param>
    /// <param name="batch">Micro-batches of the run before this one.</param>
    private Tensor AddGradient(int[] rows, int groupSize, int batch)
    {
        using var scope = NewDisposeScope();
        using TrainingBatch prepared = _batches.Take(rows);
        ColumnMasks[] masks = [.. prepared.Longest.Select((longest, column) => Masks(rows.Length, longest, batch, column))];
        try
        {
            bool recompute = _memory.Recomputes(_settings, prepared.Tokens);
            Tensor[] embeddings = _runner.Forward(prepared, masks, recompute);      // a leaf a column, [rows, dimension]
            Tensor loss = _loss.Of(embeddings, prepared.Scores);
            using (Scalar share = groupSize, scale = _scale?.Factor ?? 1)
                loss.div(share).mul(scale).backward();
            _runner.Backward(prepared, embeddings, masks, recompute, _gradients);
            return loss.detach().MoveToOuterDisposeScope();
        }
        finally
        {
            Array.ForEach(masks, mask => mask.Dispose());
        }
    }

    private TrainingBatch Prepare(int[] rows)
    {
        int[][][] columns = [.. _tokens.Select(column => Array.ConvertAll(rows, row => column[row]))];
        float[]? scores = _rows.Scores is { } all ? Array.ConvertAll(rows, row => all[row]) : null;
        return new TrainingBatch(rows, columns, scores, _encoder.Model, _settings.BlockTokens);
    }

    /// <summary>On a processor PyTorch's, drawn ahead; a GPU draws its own.</summary>
    private ColumnMasks Masks(int texts, int longest, int batch, int column)
    {
        TransformerEncoder encoder = _encoder.Model.Transformer;
        return Device.TakesWholeBatches
            ? ColumnMasks.Undrawn(encoder, longest, _settings.Dropout, Device, MaskSeed.Of(_settings.Seed, batch, column))
            : ColumnMasks.Draw(_random, encoder, texts, longest, _settings.Dropout);
    }

    /// <summary>A failure of libtorch becomes a sentence that says what was tried and, where memory did not suffice, what needs less of it.</summary>
    private TrainedStep Guard(TrainingJournal journal, int[][] group, Func<TrainedStep> work) => TorchException.Translate(
        $"taking training step {journal.Steps + 1}, with up to {group.Max(rows => rows.Length)} rows of {group.Max(rows => Tokens([rows]))} tokens at a time",
        work,
        advice: $"A smaller training.batch than {_settings.Batch} with more training.accumulate, recompute: true or a lower max_tokens needs less memory. "
            + journal.LastCheckpoint);

    private long Tokens(int[][] group) => group.Sum(rows => rows.Sum(row => _tokens.Sum(column => (long)column[row].Length)));

    private static void RequireFinite(TrainedStep step, int[][] group, TrainingJournal journal)
    {
        if (double.IsFinite(step.Loss) && double.IsFinite(step.GradientNorm))
            return;
        throw new NonFiniteLossException(
            $"Step {step.Step}: the loss is {step.Loss:R} and the gradient norm {step.GradientNorm:R}; the training rows of the step are "
            + $"{string.Join(", ", group.SelectMany(rows => rows))}. {journal.LastCheckpoint}");
    }
}
