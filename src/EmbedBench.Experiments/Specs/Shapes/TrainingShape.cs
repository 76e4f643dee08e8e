using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Torch.Devices;
using EmbedBench.Training;
using EmbedBench.Training.Losses;
using EmbedBench.Training.Samplers;
using EmbedBench.Training.Schedules;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>training</c>: how the model is tuned.</summary>
internal static class TrainingShape
{
    // Every default is the record's own.
    private static readonly TrainingSettings Default = new()
    {
        Pairs = [],
        Loss = new LossSettings.MultipleNegativesRanking(),
        Epochs = 1,
        Batch = 1,
        LearningRate = 1,
        Schedule = ScheduleKind.Linear,
        Sampler = SamplerKind.Random,
        Seed = 0,
    };

    private static readonly Key<TrainingSettings, IReadOnlyList<string>> Pairs =
        new(new ListKind<string>("a list of columns", TextKind.Any), training => training.Pairs)
        {
            Name = "pairs",
            Text = "The columns of the loss in its order, the anchor first: query, passage, negative, negative_2, ….",
        };

    private static readonly Key<TrainingSettings, LossSettings> Loss = new(LossShape.Kind, training => training.Loss)
    {
        Name = "loss",
        Text = "What is minimised.",
    };

    private static readonly Key<TrainingSettings, int> Epochs = new(WholeNumberKind.Positive, training => training.Epochs)
    {
        Name = "epochs",
        Text = "Passes over the training rows.",
    };

    private static readonly Key<TrainingSettings, int> Batch = new(WholeNumberKind.Positive, training => training.Batch)
    {
        Name = "batch",
        Text = "Rows a micro-batch.",
    };

    private static readonly Key<TrainingSettings, int> Accumulate = new(
        WholeNumberKind.Positive, training => training.Accumulate, Default.Accumulate)
    {
        Name = "accumulate",
        Text = "Micro-batches an optimizer step.",
    };

    private static readonly Key<TrainingSettings, double> LearningRate = new(
        new NumberKind { Above = 0 }, training => training.LearningRate)
    {
        Name = "learning_rate",
        Text = "The highest learning rate.",
    };

    private static readonly Key<TrainingSettings, ScheduleKind> Schedule = new(
        new ChoiceKind<ScheduleKind>(
            ("linear", ScheduleKind.Linear),
            ("cosine", ScheduleKind.Cosine),
            ("constant", ScheduleKind.Constant),
            ("constant-with-warmup", ScheduleKind.ConstantWithWarmup)),
        training => training.Schedule)
    {
        Name = "schedule",
        Text = "How the learning rate goes on after the warm-up.",
    };

    private static readonly Key<TrainingSettings, double> Warmup = new(
        new NumberKind { From = 0, To = 1 }, training => training.Warmup, Default.Warmup)
    {
        Name = "warmup",
        Text = "Share of all steps over which the rate rises from 0.",
    };

    private static readonly Key<TrainingSettings, double> WeightDecay = new(
        new NumberKind { From = 0 }, training => training.WeightDecay, Default.WeightDecay)
    {
        Name = "weight_decay",
        Text = "Decoupled weight decay; norm layers and biases have none.",
    };

    private static readonly Key<TrainingSettings, double> Clip = new(new NumberKind { From = 0 }, training => training.Clip, Default.Clip)
    {
        Name = "clip",
        Text = "Largest norm of the whole gradient; 0 does not clip.",
    };

    private static readonly Key<TrainingSettings, SamplerKind> Sampler = new(
        new ChoiceKind<SamplerKind>(
            ("sequential", SamplerKind.Sequential), ("random", SamplerKind.Random), ("no-duplicates", SamplerKind.NoDuplicates)),
        training => training.Sampler)
    {
        Name = "sampler",
        Text = "How rows are put into batches; no-duplicates lets no text stand twice in one.",
    };

    private static readonly Key<TrainingSettings, long> Seed = new(WholeNumberKind.Seed, training => training.Seed)
    {
        Name = "seed",
        Text = "Seed of batches and dropout.",
    };

    private static readonly Key<TrainingSettings, int> BlockTokens = new(
        WholeNumberKind.Positive, training => training.BlockTokens, Default.BlockTokens)
    {
        Name = "block_tokens",
        Text = "Tokens a block of the forward pass on a CPU; decides the order of sums.",
        Class = KeyClass.CpuFigure,
    };

    private static readonly Key<TrainingSettings, double?> Dropout = new(
        new WordOrKind<double?>("model", null, new OptionalKind<double>(new NumberKind { From = 0, Below = 1 })),
        training => training.Dropout,
        Default.Dropout)
    {
        Name = "dropout",
        Text = "model for the rates of the model's configuration, or one rate for every site, 0 for none.",
    };

    private static readonly Key<TrainingSettings, Precision> Precisions = new(
        new ChoiceKind<Precision>(("float32", Precision.Float32), ("bf16", Precision.BFloat16), ("fp16", Precision.Float16)),
        training => training.Precision,
        Default.Precision)
    {
        Name = "precision",
        Text = "The type of matrix products on a GPU.",
        Class = KeyClass.GpuFigure,
    };

    private static readonly Key<TrainingSettings, bool> Tf32 = new(ChoiceKind.Truth, training => training.Tf32, Default.Tf32)
    {
        Name = "tf32",
        Text = "Whether float32 products on a GPU are made in TensorFloat-32.",
        Class = KeyClass.GpuFigure,
    };

    private static readonly Key<TrainingSettings, Recompute> Recomputing = new(
        new ChoiceKind<Recompute>(("auto", Recompute.Auto), ("true", Recompute.Always), ("false", Recompute.Never)),
        training => training.Recompute,
        Default.Recompute)
    {
        Name = "recompute",
        Text =
            "Whether graphs are dropped and computed again for the backward pass: less memory, the same figures; auto where the loss is a cached one or the graphs would take over 4 GB.",
        Class = KeyClass.Execution,
    };

    private static readonly Key<TrainingSettings, CheckpointSettings> Checkpoint = new(
        CheckpointShape.Kind, training => training.Checkpoint, Default.Checkpoint)
    {
        Name = "checkpoint",
        Text = "When the state of the training is written, and how much of it is kept.",
        Class = KeyClass.Execution,
    };

    private static readonly Key<TrainingSettings, string?> Keep = new(BestShape.Kind, training => training.KeepBest, Default.KeepBest)
    {
        Name = "keep",
        Text = "Which model is kept: that of the evaluation with the best value of one metric; the last unless given.",
    };

    private static readonly Key<TrainingSettings, int?> Stop = new(PatienceShape.Kind, training => training.Patience, Default.Patience)
    {
        Name = "stop",
        Text = "When training ends early; never unless given.",
    };

    public static ValueKind<TrainingSettings> Kind { get; } = new MappingKind<TrainingSettings>(
        [
            Pairs, Loss, Epochs, Batch, Accumulate, LearningRate, Schedule, Warmup, WeightDecay, Clip, Sampler, Seed, BlockTokens, Dropout, Precisions, Tf32,
            Recomputing, Checkpoint, Keep, Stop,
        ],
        values => new TrainingSettings
        {
            Pairs = Pairs.From(values),
            Loss = Loss.From(values),
            Epochs = Epochs.From(values),
            Batch = Batch.From(values),
            Accumulate = Accumulate.From(values),
            LearningRate = LearningRate.From(values),
            Schedule = Schedule.From(values),
            Warmup = Warmup.From(values),
            WeightDecay = WeightDecay.From(values),
            Clip = Clip.From(values),
            Sampler = Sampler.From(values),
            Seed = Seed.From(values),
            BlockTokens = BlockTokens.From(values),
            Dropout = Dropout.From(values),
            Precision = Precisions.From(values),
            Tf32 = Tf32.From(values),
            Recompute = Recomputing.From(values),
            Checkpoint = Checkpoint.From(values),
            KeepBest = Keep.From(values),
            Patience = Stop.From(values),
        });
}
