using EmbedBench.Encoders;
using EmbedBench.Encoders.Dropout;
using EmbedBench.Torch;
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
    private readonly BlockRunner _runner;
    private readonly Gradients _gradients;
    private readonly AdamW _optimizer;

    /// <summary>Prepares a run: tokens, replicas and the optimizer's state.</summary>
    /// <exception cref="ArgumentException">The loss does not take these columns.</exception>
    public Trainer(SentenceEncoder encoder, TrainingSettings settings, TrainingRows rows, Workers workers, CancellationToken cancel = default)
    {
        _encoder = encoder;
        _settings = settings;
        _rows = rows;
        _workers = workers;
        _plan = new TrainingPlan(settings, rows);
        _loss = LossCatalogue.Create(settings.Loss, encoder.Dimension, settings.Seed);
        LossCatalogue.RequireColumns(_loss, rows);
        _tokens = [.. rows.Columns.Select(column => encoder.Tokenize(column, cancel))];
        _rate = new LearningRate(settings.Schedule, settings.LearningRate, _plan.Steps, settings.Warmup);
        _random = new RandomStream(settings.Seed);
        _runner = new BlockRunner(encoder.Model, workers);
        _memory = new StepMemory(encoder.Model);
        _gradients = new Gradients(encoder.Model);
        _optimizer = new AdamW(encoder.Model, settings.WeightDecay);
    }

    /// <summary>Runs all epochs, or what is left of them.</summary>
    /// <exception cref="NonFiniteLossException">The loss or the gradient of a step is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two steps; a checkpoint of the last one is written first.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to go on from belongs to another run.</exception>
    public TrainingResult Train(TrainingHooks hooks, CancellationToken cancel = default)
    {
        using var journal = new TrainingJournal(_settings, hooks, _encoder, _rows, _optimizer, _random);
        _loss.GoTo((journal.Epoch * _plan.BatchesPerEpoch) + (journal.StepInEpoch * _settings.Accumulate));
        while (journal.Epoch < _settings.Epochs && !journal.Stopped)
        {
            if (journal.StepInEpoch == 0)
                _random.SkipOne();
            IReadOnlyList<int[][]> groups = _plan.Epoch(journal.Epoch);
            foreach (int[][] group in groups.Skip(journal.StepInEpoch))
            {
                if (cancel.IsCancellationRequested)
                    journal.Interrupt(cancel);
                TrainedStep step = TakeStep(journal, group);
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
        _gradients.Clear();
        double loss = AddGradient(rows, 1);
        return (loss, _gradients.Norms(_workers));
    }

    public void Dispose()
    {
        _runner.Dispose();
        _gradients.Dispose();
        _optimizer.Dispose();
    }

    private TrainedStep TakeStep(TrainingJournal journal, int[][] group)
    {
        int step = journal.Steps;
        double rate = _rate.At(step);
        _gradients.Clear();
        double loss = group.Sum(rows => AddGradient(rows, group.Length)) / group.Length;
        double norm = _gradients.Norm(_workers);
        RequireFinite(step, group, loss, norm, journal);
        _gradients.Clip(_settings.Clip, norm, _workers);
        _optimizer.Step(_gradients, rate, _workers);
        int batches = (journal.StepInEpoch * _settings.Accumulate) + group.Length;
        return new TrainedStep(step + 1, journal.Epoch + ((double)batches / _plan.BatchesPerEpoch), loss, norm, rate);
    }

    /// <summary>Adds the gradient of a micro-batch, one of <paramref name="groupSize"/>, and returns its loss.</summary>
    private double AddGradient(int[] rows, int groupSize)
    {
        using var scope = NewDisposeScope();
        int[][][] columns = [.. _tokens.Select(column => Array.ConvertAll(rows, row => column[row]))];
        ColumnMasks[] masks = [.. columns.Select(DrawMasks)];
        TrainingBlock[] blocks = TrainingBlock.Cut(columns, _settings.BlockTokens);
        try
        {
            bool recompute = LossCatalogue.Recomputes(_settings) ?? _memory.ExceedsBudget(Tokens([rows]));
            Tensor[] embeddings = _runner.Forward(blocks, columns, masks, recompute);  // a leaf a column, [rows, dimension]
            Tensor loss = _loss.Of(embeddings, Scores(rows));
            using (Scalar share = groupSize)
                loss.div(share).backward();
            _runner.Backward(blocks, embeddings, masks, recompute, _gradients);
            return loss.ToSingle();
        }
        finally
        {
            Array.ForEach(blocks, block => block.Dispose());
            Array.ForEach(masks, mask => mask.Dispose());
        }
    }

    private ColumnMasks DrawMasks(int[][] texts) =>
        ColumnMasks.Draw(_random, _encoder.Model.Transformer, texts.Length, texts.Max(text => text.Length), _settings.Dropout);

    private Tensor? Scores(int[] rows) => _rows.Scores is { } scores ? tensor(Array.ConvertAll(rows, row => scores[row])) : null;

    private long Tokens(int[][] group) => group.Sum(rows => rows.Sum(row => _tokens.Sum(column => (long)column[row].Length)));

    private static void RequireFinite(int step, int[][] group, double loss, double norm, TrainingJournal journal)
    {
        if (double.IsFinite(loss) && double.IsFinite(norm))
            return;
        throw new NonFiniteLossException(
            $"Step {step + 1}: the loss is {loss:R} and the gradient norm {norm:R}; the training rows of the step are "
            + $"{string.Join(", ", group.SelectMany(rows => rows))}. {journal.LastCheckpoint}");
    }
}
