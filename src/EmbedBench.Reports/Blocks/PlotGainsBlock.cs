using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Reports.Plots;
using EmbedBench.Reports.Values;
using EmbedBench.Results.Figures;
using OxyPlot;
using OxyPlot.Series;

namespace EmbedBench.Reports.Blocks;

/// <summary>What tuning gained in percent of base: a bar for each dimension, or for each metric where there is one dimension.</summary>
internal sealed class PlotGainsBlock : IReportBlock
{
    private const double HalfWidth = 0.32;

    public string Name => "plot-gains";

    public IReadOnlyList<string> Options => ["metric"];

    public IEnumerable<ReportElement> Render(ReportContext context, BlockOptions options)
    {
        FigureMetric metric = options.Metric("metric");
        if (!context.IsTuned)
            return Remarks.NotTuned;
        bool byMetric = context.Dimensions.Count == 1;
        Bar[] bars = byMetric
            ? Bars(
                context,
                context.Metrics.Where(known => known.Judgment is null)
                    .Select(known => (MetricTitle.Of(known), context.Dimensions[0], known)))
            : Bars(context, context.Dimensions.Reverse().Select(size => (size.ToString(CultureInfo.InvariantCulture), size, metric)));
        if (bars.Length == 0)
            return [Remarks.Say("The run has not the figures of this plot.")];
        string title = byMetric ? "Gain by metric" : $"Gain in {MetricTitle.Of(metric)} by dimension";
        Bar least = bars.MinBy(bar => bar.Gain)!;
        Bar most = bars.MaxBy(bar => bar.Gain)!;
        return
        [
            new ReportPlot
            {
                Name = byMetric ? "gains" : $"gains-{FileNames.Of(metric)}",
                Title = title,
                Measure = "tuned minus base, % of base",
                Description =
                    $"Tuned minus base in percent of base: from {Text(least.Gain)} ({least.Word}) to {Text(most.Gain)} ({most.Word}).",
                Build = theme => Build(theme, byMetric ? "" : "components of an embedding", bars),
                Hints = [.. bars.Select((bar, place) => new PlotHint(place, bar.Gain, $"{bar.Word}: {Text(bar.Gain)}"))],
            }.Draw(),
        ];
    }

    private static Bar[] Bars(ReportContext context, IEnumerable<(string Word, int Size, FigureMetric Metric)> places) =>
    [
        .. places.Select(
            place => (place.Word, Gain: context.Record.Find(new FigureName.Gain(true, FigureDimension.Of(place.Size), place.Metric))))
            .Where(bar => bar.Gain is not null).Select(bar => new Bar(bar.Word, bar.Gain!.Value)),
    ];

    private static PlotModel Build(PlotTheme theme, string horizontal, Bar[] bars)
    {
        PlotModel model = PlotFrame.Create(theme);
        model.Axes.Add(PlotFrame.Words(theme, horizontal, [.. bars.Select(bar => bar.Word)]));
        model.Axes.Add(PlotFrame.Vertical(theme, "0.#"));
        var series = new RectangleBarSeries { FillColor = theme.Tuned, StrokeThickness = 0 };
        foreach ((int place, Bar bar) in bars.Index())
        {
            series.Items.Add(new RectangleBarItem(place - HalfWidth, 0, place + HalfWidth, bar.Gain));
            model.Annotations.Add(PlotFrame.Label(theme, place, bar.Gain, Text(bar.Gain)));
        }

        model.Series.Add(series);
        return model;
    }

    private static string Text(double gain) => NumberFormat.Format(gain, NumberFormat.Change)!;

    private sealed record Bar(string Word, double Gain);
}
