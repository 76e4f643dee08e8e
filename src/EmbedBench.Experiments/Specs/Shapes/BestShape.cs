using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>training.keep</c>: which evaluation's model is kept.</summary>
internal static class BestShape
{
    private static readonly Key<string?, string?> Best = new(
        new TextKind<string?>(
            "a metric at a dimension, as in 128.ndcg@10", text => KeptFigure.Parse(text).ToString(), text => text!),
            best => best)
    {
        Name = "best",
        Text = "DIMENSION.METRIC, of which the highest value counts.",
    };

    public static ValueKind<string?> Kind { get; } = new MappingKind<string?>([Best], Best.From);
}
