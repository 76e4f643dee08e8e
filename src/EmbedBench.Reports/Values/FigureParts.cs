using System.Globalization;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Values;

/// <summary>Dimension and metric of a figure that has both, as columns of a table show them.</summary>
internal static class FigureParts
{
    public static (string Dimension, FigureMetric Metric)? Of(FigureName figure) => figure switch
    {
        FigureName.Score score => (score.Dimension.ToString(), score.Metric),
        FigureName.Gain gain => (gain.Dimension.ToString(), gain.Metric),
        FigureName.AcrossSizes across => (string.Create(CultureInfo.InvariantCulture, $"{across.Size}/{across.Against}"), across.Metric),
        _ => null,
    };
}
