using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Training;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>training.checkpoint</c>: when the state of the training is written.</summary>
internal static class CheckpointShape
{
    private static readonly CheckpointSettings Default = new();

    private static readonly Key<CheckpointSettings, int?> Every = new(
        new WordOrKind<int?>("epoch", null, new OptionalKind<int>(WholeNumberKind.Positive)),
        checkpoint => checkpoint.EverySteps,
        Default.EverySteps)
    {
        Name = "every",
        Text = "After each epoch, or after so many optimizer steps.",
    };

    private static readonly Key<CheckpointSettings, int> Last = new(WholeNumberKind.Positive, checkpoint => checkpoint.Last, Default.Last)
    {
        Name = "last",
        Text = "How many are kept besides that of the kept model.",
    };

    public static ValueKind<CheckpointSettings> Kind { get; } = new MappingKind<CheckpointSettings>(
        [Every, Last],
        values => new CheckpointSettings { EverySteps = Every.From(values), Last = Last.From(values) });
}
