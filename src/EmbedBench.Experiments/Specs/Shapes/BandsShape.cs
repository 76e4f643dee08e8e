using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Verdicts;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>bands</c>: what the figures must be.</summary>
internal static class BandsShape
{
    public static ValueKind<IReadOnlyList<FigureBand>> Kind { get; } = new EntriesKind<FigureBand, FigureName, Band>("figures with bands")
    {
        Name = new TextKind<FigureName>("a figure", FigureName.Parse, figure => figure.ToString()),
        Value = new VariantKind<Band>(
            Around("within", inPercent: false), Around("within%", inPercent: true), Between("above"), Between("below")),
        Make = (figure, band) => new FigureBand(figure, band),
        NameOf = entry => entry.Figure.ToString(),
        ValueOf = entry => entry.Band,
    };

    private static Variant<Band, Band.Around> Around(string within, bool inPercent)
    {
        var expected =
            new Key<Band.Around, double>(NumberKind.Any, band => band.Expected) { Name = "expected", Text = "The middle of the band." };
        var distance = new Key<Band.Around, double>(new NumberKind { From = 0 }, band => band.Within)
        {
            Name = within,
            Text = inPercent ? "Largest distance from it, in percent of it." : "Largest distance from it.",
        };
        Key<Band.Around, string> origin = Origin<Band.Around>();
        return new Variant<Band, Band.Around>(new MappingKind<Band.Around>([expected, distance, origin], values => new()
        {
            Expected = expected.From(values),
            Within = distance.From(values),
            InPercent = inPercent,
            Origin = origin.From(values),
        }))
        {
            Key = within,
        };
    }

    private static Variant<Band, Band.Between> Between(string mark)
    {
        var above = new Key<Band.Between, double?>(new OptionalKind<double>(NumberKind.Any), band => band.Above, null)
        {
            Name = "above",
            Text = "The figure must be greater.",
        };
        var below = new Key<Band.Between, double?>(new OptionalKind<double>(NumberKind.Any), band => band.Below, null)
        {
            Name = "below",
            Text = "The figure must be smaller.",
        };
        Key<Band.Between, string> origin = Origin<Band.Between>();
        return new Variant<Band, Band.Between>(new MappingKind<Band.Between>(
            [above, below, origin],
            values => new() { Above = above.From(values), Below = below.From(values), Origin = origin.From(values) }))
        {
            Key = mark,
        };
    }

    private static Key<T, string> Origin<T>()
        where T : Band => new(TextKind.Any, band => band.Origin) { Name = "origin", Text = "How the limits are known." };
}
