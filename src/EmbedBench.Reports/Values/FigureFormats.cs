using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Values;

/// <summary>
/// How each kind of figure is written where a template does not say: metrics with four decimals, differences with a sign.
/// </summary>
internal static class FigureFormats
{
    public static string Of(FigureName figure) => figure switch
    {
        FigureName.Gain { InPercent: true } or FigureName.AcrossSizes { OfTuned: false } => NumberFormat.Change,
        FigureName.AcrossSizes => NumberFormat.Percent,
        FigureName.Gain => NumberFormat.Difference,
        FigureName.SampleScore => "0.000",
        FigureName.OfRun run when run == FigureName.OfRun.TrainSeconds => NumberFormat.Seconds,
        FigureName.OfRun run when run == FigureName.OfRun.LastLoss || run == FigureName.OfRun.MeanLoss => NumberFormat.Score,
        FigureName.OfRun => NumberFormat.Count,
        _ => NumberFormat.Score,
    };
}
