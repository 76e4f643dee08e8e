using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>training.stop</c>: when training ends early.</summary>
internal static class PatienceShape
{
    private static readonly Key<int?, int?> Patience = new(new OptionalKind<int>(WholeNumberKind.Positive), patience => patience)
    {
        Name = "patience",
        Text = "Evaluations without a better value of training.keep.best after which training ends.",
    };

    public static ValueKind<int?> Kind { get; } = new MappingKind<int?>([Patience], Patience.From);
}
