using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>similarity</c>: texts whose cosines a report shows.</summary>
internal static class SimilarityShape
{
    private static readonly Key<SimilarityTexts, int> Dimension = new(WholeNumberKind.Positive, similarity => similarity.Dimension)
    {
        Name = "dimension",
        Text = "To which size embeddings are cut.",
    };

    private static readonly Key<SimilarityTexts, IReadOnlyList<string>> Texts =
        new(new ListKind<string>("a list of texts", TextKind.Any), similarity => similarity.Texts)
        {
            Name = "texts",
            Text = "The texts, each compared with each.",
        };

    public static ValueKind<SimilarityTexts> Kind { get; } = new MappingKind<SimilarityTexts>(
        [Dimension, Texts],
        values => new SimilarityTexts { Dimension = Dimension.From(values), Texts = Texts.From(values) });
}
