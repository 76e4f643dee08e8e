using EmbedBench.Results.Figures;

namespace EmbedBench.Results.Records;

/// <summary>Figures averaged over an experiment's dimensions, which a record does not list.</summary>
internal static class MeanFigures
{
    /// <summary>
    /// The mean for a name with <c>mean</c> as dimension, or null where the name is another or the record has none of its figures.
    /// </summary>
    public static double? Find(IReadOnlyDictionary<FigureName, double> figures, FigureName mean)
    {
        double[] values = [.. figures.Where(pair => Averaged(pair.Key) == mean).OrderBy(pair => pair.Key).Select(pair => pair.Value)];
        return values.Length == 0 ? null : Rounding.Metric(values.Average());
    }

    private static FigureName? Averaged(FigureName name) => name switch
    {
        FigureName.Score { Dimension.Size: not null } score => score with { Dimension = FigureDimension.Mean },
        FigureName.Gain { Dimension.Size: not null } gain => gain with { Dimension = FigureDimension.Mean },
        _ => null,
    };
}
