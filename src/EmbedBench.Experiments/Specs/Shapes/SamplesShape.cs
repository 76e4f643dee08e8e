using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>samples</c>: queries whose results a report shows.</summary>
internal static class SamplesShape
{
    private static readonly Key<SampleQueries, int> Dimension = new(WholeNumberKind.Positive, samples => samples.Dimension)
    {
        Name = "dimension",
        Text = "To which size embeddings are cut.",
    };

    private static readonly Key<SampleQueries, int> Top = new(WholeNumberKind.Positive, samples => samples.Top)
    {
        Name = "top",
        Text = "How many hits are shown.",
    };

    private static readonly Key<SampleQueries, IReadOnlyList<string>> Queries =
        new(new ListKind<string>("a list of texts", TextKind.Any), samples => samples.Queries)
        {
            Name = "queries",
            Text = "The queries' texts.",
        };

    public static ValueKind<SampleQueries> Kind { get; } = new MappingKind<SampleQueries>(
        [Dimension, Top, Queries],
        values => new SampleQueries { Dimension = Dimension.From(values), Top = Top.From(values), Queries = Queries.From(values) });
}
