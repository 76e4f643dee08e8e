using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;

namespace EmbedBench.Reports.Blocks;

/// <summary>
/// What the figures of one metric say about the dimensions: mean and largest gain, and what each smaller dimension keeps.
/// </summary>
internal sealed class InsightsBlock : IReportBlock
{
    public string Name => "insights";

    public IReadOnlyList<string> Options => ["metric"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        if (!context.IsTuned || context.Dimensions.Count == 0)
            return Remarks.NotTuned;
        int largest = context.Dimensions[0];
        var points = new List<IReadOnlyList<Span>> { MeanGain(context, metric), LargestGain(context, metric) };
        points.AddRange(context.Dimensions.Skip(1).Select(size => Smaller(context, metric, size, largest)));
        return [new ReportElement.Points(points)];
    }

    private static IReadOnlyList<Span> MeanGain(ReportContext context, FigureMetric metric) =>
    [
        "On average over the dimensions, ", MetricTitle.Of(metric), " changes by ",
        context.Show(new FigureName.Gain(true, FigureDimension.Mean, metric)), ".",
    ];

    private static IReadOnlyList<Span> LargestGain(ReportContext context, FigureMetric metric)
    {
        int best = context.Dimensions.MaxBy(
            size => context.Record.Find(new FigureName.Gain(true, FigureDimension.Of(size), metric)) ?? double.NegativeInfinity);
        return ["The largest gain is ", context.Gain(best, metric, inPercent: true), $", at {Text(best)} dimensions."];
    }

    private static IReadOnlyList<Span> Smaller(ReportContext context, FigureMetric metric, int size, int largest) =>
    [
        $"{Text(size)} dimensions keep ", context.Show(new FigureName.AcrossSizes(OfTuned: true, size, largest, metric), "0.00 %"),
        $" of the tuned score at {Text(largest)} with a vector ", NumberSpan.Of((double)largest / size, NumberFormat.Digits),
        $" times smaller; against the base model at {Text(largest)} that is ",
        context.Show(new FigureName.AcrossSizes(OfTuned: false, size, largest, metric), "+0.00 %"), ".",
    ];

    private static string Text(int size) => size.ToString(CultureInfo.InvariantCulture);
}
