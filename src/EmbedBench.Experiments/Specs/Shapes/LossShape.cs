using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Training.Losses;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>training.loss</c>: a mapping of the loss's name to the loss's own keys.</summary>
internal static class LossShape
{
    private static readonly NumberKind AboveZero = new() { Above = 0 };

    private static readonly Variant<LossSettings>[] Plain =
    [
        Named(
            "multiple-negatives-ranking",
            "The positive of each anchor against those of the whole batch.",
            Scaled(new LossSettings.MultipleNegativesRanking(), loss => loss.Scale, scale => new() { Scale = scale })),
        Named(
            "cached-multiple-negatives-ranking",
            "The same figures as multiple-negatives-ranking with less memory: graphs are computed twice.",
            Scaled(new LossSettings.CachedMultipleNegativesRanking(), loss => loss.Scale, scale => new() { Scale = scale })),
        Named(
            "symmetric-multiple-negatives-ranking",
            "multiple-negatives-ranking in both directions.",
            Scaled(new LossSettings.SymmetricMultipleNegativesRanking(), loss => loss.Scale, scale => new() { Scale = scale })),
        Named("triplet", "The anchor nearer to its positive than to its negative by a margin, Euclidean.", Triplet()),
        Named(
            "cosent",
            "Pairs with higher scores have higher cosines.",
            Scaled(new LossSettings.CoSent(), loss => loss.Scale, scale => new() { Scale = scale })),
        Named("cosine-similarity", "The cosine of each pair is its score.", new MappingKind<LossSettings.CosineSimilarity>([], _ => new())),
    ];

    public static ValueKind<LossSettings> Kind { get; } = new VariantKind<LossSettings>(
        [.. Plain, Named("matryoshka", "Another loss on embeddings cut to several sizes, summed.", Matryoshka())]);

    private static Variant<LossSettings> Named<T>(string name, string text, MappingKind<T> options)
        where T : LossSettings
    {
        var key = new Key<T, T>(options, loss => loss) { Name = name, Text = text };
        return new Variant<LossSettings, T>(new MappingKind<T>([key], key.From)) { Key = name };
    }

    private static MappingKind<T> Scaled<T>(T defaults, Func<T, double> get, Func<double, T> make)
    {
        var scale =
            new Key<T, double>(AboveZero, get, get(defaults)) { Name = "scale", Text = "Factor of the cosines, the inverse of a temperature." };
        return new MappingKind<T>([scale], values => make(scale.From(values)));
    }

    private static MappingKind<LossSettings.Triplet> Triplet()
    {
        var margin = new Key<LossSettings.Triplet, double>(AboveZero, loss => loss.Margin, new LossSettings.Triplet().Margin)
        {
            Name = "margin",
            Text = "By how much the positive must be nearer.",
        };
        return new MappingKind<LossSettings.Triplet>([margin], values => new() { Margin = margin.From(values) });
    }

    private static MappingKind<LossSettings.Matryoshka> Matryoshka()
    {
        var of = new Key<LossSettings.Matryoshka, LossSettings>(new VariantKind<LossSettings>(Plain), loss => loss.Of)
        {
            Name = "of",
            Text = "The loss at each size.",
        };
        var dimensions = new Key<LossSettings.Matryoshka, IReadOnlyList<int>?>(
            new ListKind<int>("a list of sizes", WholeNumberKind.Positive).OrNull(), loss => loss.Dimensions, null)
        {
            Name = "dimensions",
            Text = "The sizes; those of the experiment unless given.",
        };
        var weights = new Key<LossSettings.Matryoshka, IReadOnlyList<double>?>(
            new ListKind<double>("a list of weights", new NumberKind { From = 0 }).OrNull(), loss => loss.Weights, null)
        {
            Name = "weights",
            Text = "A weight for each size; 1 unless given.",
        };
        var perStep = new Key<LossSettings.Matryoshka, int?>(
            new OptionalKind<int>(WholeNumberKind.Positive), loss => loss.DimensionsPerStep, null)
        {
            Name = "dimensions_per_step",
            Text = "How many sizes a step takes at random; all unless given.",
        };
        return new MappingKind<LossSettings.Matryoshka>([of, dimensions, weights, perStep], values => new()
        {
            Of = of.From(values),
            Dimensions = dimensions.From(values),
            Weights = weights.From(values),
            DimensionsPerStep = perStep.From(values),
        });
    }
}
